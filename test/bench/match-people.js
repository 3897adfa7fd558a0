// Generated sets with known answers (next slice).
export const generatedSets = () => [];
