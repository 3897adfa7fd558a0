// Everyday English short forms, written down from common knowledge. The relation is many-to-many (Alex stands for
// Alexander and Alexandra), so it is a comparison level and never a spelling to normalise to; nor is it followed
// twice: Bob is Robert and Rob is Robert, which does not make Bob Rob.
const SHORT_FORMS = `
  abigail abby gail|abraham abe bram|adelaide addie|agnes aggie|albert al bert bertie|alexander alex al sandy xander
  alexandra alex sandra lexi sasha|alexis alex lexi|alfred al alf fred|alice ally|allison ally ali|amanda mandy
  andrea andi|andrew andy drew|angela angie|ann annie nan|anna annie|anthony tony|antonio tony|arthur art
  augustus gus|barbara barb babs|barnabas barney|bartholomew bart|beatrice bea trixie|benjamin ben benny benji
  bernard bernie|beverly bev|bradley brad|bridget biddy|caroline carrie carol|cassandra cass cassie
  catherine cathy kate katie cat|katherine kathy kate katie kay kit|charles charlie chuck chas|charlotte lottie charlie
  christina chris tina chrissy|christine chris tina chrissy|christopher chris kit topher|clarence clay
  clifford cliff|constance connie|cornelius neil|curtis curt|cynthia cindy|daniel dan danny|david dave davy
  deborah deb debbie|dennis denny|dominic dom nick|donald don donny|dorothy dot dottie dolly|douglas doug
  edgar ed|edmund ed ned ted|edward ed eddie ned ted teddy|edwin ed|eleanor ellie nell nora|elizabeth liz beth betty
  elizabeth lizzie eliza bess lisa libby|ellen nell|emily em emmy|ernest ernie|eugene gene|evelyn evie
  florence flo|frances fran franny|francis frank fran|franklin frank|frederick fred freddie rick|gabriel gabe
  gabrielle gabby|geoffrey geoff|jeffrey jeff|george georgie|gerald gerry jerry|gerard gerry|gilbert gil bert
  gregory greg|gwendolyn gwen|harold hal harry|harriet hattie|helen nell|henry hank harry hal|herbert herb bert
  howard howie|isabella bella izzy|isabel bella izzy|isaac ike|jacob jake|jacqueline jackie|james jim jimmy jamie
  jane janie|janet jan|jason jay|jennifer jen jenny|jeremiah jerry|jeremy jerry|jerome jerry|jessica jess jessie
  joan joanie|joanna jo|john jack johnny|jonathan jon|joseph joe joey|josephine jo josie|joshua josh|joyce joy
  judith judy|julia julie|kenneth ken kenny|kimberly kim|kristen kris|lawrence larry|laurence larry|leonard leo len
  leonardo leo|leslie les|lewis lew|louis lou louie|louise lou|lillian lily|lucille lucy|madeline maddie|margaret meg
  margaret maggie peggy marge greta|maria mary|marjorie marge|mark marc|martha patty|martin marty|matthew matt
  matilda tilly|maurice mo|maximilian max|maxwell max|megan meg|melissa missy lisa|michael mike mick mikey micky
  michelle shelly|mildred millie|mitchell mitch|mohammed mo|nancy nan|natalie nat|nathan nate|nathaniel nate nat
  nicholas nick nicky|nicole nicky|norman norm|oliver ollie|olivia liv livvy|oscar ozzie|pamela pam|patricia pat patty
  patricia trish tricia|patrick pat paddy|paul paulie|peter pete|philip phil pip|phillip phil|priscilla cilla
  rachel rae|randall randy|raymond ray|rebecca becca becky|reginald reg reggie|richard rick dick rich richie ricky
  robert bob rob bobby robbie bert|roberta bobbie|roderick rod|rodney rod|roger rodge|roland rollie|ronald ron ronnie
  rosemary rose|roxanne roxy|rudolph rudy|russell russ|samantha sam|samuel sam sammy|sandra sandy|sarah sally sadie
  sebastian seb|sharon shari|shirley shirl|sidney sid|sophia sophie|stanley stan|stephanie steph|stephen steve
  steven steve|stuart stu|susan sue susie|susanna sue susie|suzanne sue suzy|sylvester sly|tabitha tabby|terence terry
  teresa terry tess|theresa terry tess|theodore ted teddy theo|thomas tom tommy|timothy tim timmy|tobias toby
  ulysses lee|valerie val|vanessa nessa|veronica ronnie|victor vic|victoria vicky tori|vincent vince vinny
  virginia ginny|vivian viv|walter walt wally|wendy wen|wilfred will fred|wilhelmina mina|willard will
  william bill will billy willy liam|winifred winnie|winston win|zachary zach zack
  aleksandr sasha|dmitri dima|ekaterina katya|ivan vanya|mikhail misha|francisco paco pancho|guadalupe lupe
  guillermo memo|ignacio nacho|jesus chuy|jose pepe|manuel manny|rafael rafa|johannes hans|josef sepp|wilhelm willi`;

const RELATION: ReadonlySet<string> = new Set(
  SHORT_FORMS.trim()
    .split(/[|\n]/)
    .flatMap((line) => {
      const [full = '', ...short] = line.trim().split(' ');
      return short.flatMap((form) => [`${full} ${form}`, `${form} ${full}`]);
    }),
);

/** Is one the everyday short form of the other? Lower case, symmetric, one step only. */
export function isNickname(left: string, right: string): boolean {
  return RELATION.has(`${left} ${right}`);
}
