// English-speaking names as they are distributed: few common ones, a long tail; first names with their short forms.
import { sampler, zipf } from './sets.js';

/** The hundred commonest surnames of the United States, each with its share of people in hundredths of a per cent (2010). */
const SURNAMES =
  'Smith83 Johnson66 Williams55 Brown49 Jones48 Garcia40 Miller40 Davis38 Rodriguez37 Martinez36 Hernandez35 Lopez30 Gonzalez29 Wilson27 Anderson27 Thomas26 Taylor25 Moore25 Jackson24 Martin24 Lee23 Perez23 Thompson23 White22 Harris21 Sanchez21 Clark19 Ramirez19 Lewis18 Robinson18 Walker18 Young17 Allen16 King16 Wright16 Scott15 Torres15 Nguyen15 Hill15 Flores15 Green14 Adams14 Nelson14 Baker14 Hall14 Rivera13 Campbell13 Mitchell13 Carter13 Roberts13 Gomez12 Phillips12 Evans12 Turner12 Diaz11 Parker11 Cruz11 Edwards11 Collins11 Reyes10 Stewart10 Morris10 Morales10 Murphy10 Cook10 Rogers10 Gutierrez10 Ortiz9 Morgan9 Cooper9 Peterson9 Bailey9 Reed9 Kelly9 Howard9 Ramos9 Kim9 Cox8 Ward8 Richardson8 Watson8 Brooks8 Chavez8 Wood8 James8 Bennett8 Gray8 Mendoza8 Ruiz8 Hughes8 Price8 Alvarez8 Castillo8 Sanders8 Patel8 Myers8 Long7 Ross7 Foster7 Jimenez7'
    .split(' ')
    .map((entry) => [entry.replace(/\d+/, ''), Number(/\d+/.exec(entry)[0])]);
const HEADS =
  'Al Ash Bar Bax Beck Ber Black Bol Brad Brans Bren Bridg Brom Buck Bur Cald Car Chad Charl Chen Clay Clif Col Cran Crom Dal Dan Dar Day Den Dor Dra Dun East Ed El Em Fair Far Fen Fletch Ford Fox Frank Gar Gil Glen God Gran Gres Had Hal Ham Han Har Hath Hen Hol Hor Hud Hunt Ing Kel Ken Kings Lan Lang Law Lind Lock Lor Low Mans Mar May Mel Mil Mont Nor Oak Os Park Pem Pres Rad Ran Red Rich Rock Roth Rush Sal Sel Shel Sher Stan Strat Sut Thorn Til Tren Up Wal War Web Wes Whit Wil Win Wood Wor'.split(
    ' ',
  );
const TAILS =
  'ford ley ton well wood field worth man ham berry dale den er ers ett ford gate greave hurst ing ington kins land lock mer more ridge sley son stead stock wick win ston bourne'.split(
    ' ',
  );

/** First names with the forms people also give; in order of how common they are, roughly. */
const FIRST = {
  male: 'James:Jim,Jimmy,Jamie John:Johnny,Jack Robert:Bob,Rob,Bobby Michael:Mike,Mick William:Bill,Will,Billy David:Dave Richard:Rick,Dick,Rich Joseph:Joe,Joey Thomas:Tom,Tommy Charles:Charlie,Chuck Christopher:Chris Daniel:Dan,Danny Matthew:Matt Anthony:Tony Mark Donald:Don Steven:Steve Paul Andrew:Andy,Drew Joshua:Josh Kenneth:Ken,Kenny Kevin Brian George Edward:Ed,Ted,Eddie Ronald:Ron Timothy:Tim Jason Jeffrey:Jeff Ryan Jacob:Jake Gary Nicholas:Nick Eric Jonathan:Jon Stephen:Steve Larry Justin Scott Brandon Benjamin:Ben Samuel:Sam Gregory:Greg Frank Alexander:Alex,Sandy Raymond:Ray Patrick:Pat Jack Dennis Jerry Tyler Aaron Jose Henry:Harry,Hank Adam Douglas:Doug Nathan:Nate Peter:Pete Zachary:Zach Kyle Walter:Walt Harold:Harry Jeremy Ethan Carl Keith Roger Gerald:Gerry Christian Terry Sean Arthur:Art Austin Noah Lawrence:Larry Jesse Joe Bryan Billy Jordan Albert:Al,Bert Dylan Bruce Willie Gabriel:Gabe Alan Juan Logan Wayne Ralph Roy Eugene:Gene Randy Vincent:Vince Russell:Russ Louis:Lou Philip:Phil Bobby Johnny Bradley:Brad Oliver Luke Martin:Marty Theodore:Ted,Theo Leonard:Len,Leo Frederick:Fred,Freddie Victor:Vic Oscar Hugo Felix Owen Simon Curtis Clarence Ernest Stanley:Stan Leon Marcus Travis Shane Corey Derek Dustin Edwin Elijah:Eli Isaac:Ike Julian Max:Maxwell Miles Neil Norman:Norm Preston Reginald:Reg Rodney Ross Seth Spencer Trevor Wesley:Wes',
  female:
    'Mary:Molly Patricia:Pat,Patty,Tricia Jennifer:Jen,Jenny Linda Elizabeth:Liz,Beth,Betty,Lizzie Barbara:Barb Susan:Sue,Suzie Jessica:Jess Sarah:Sally Karen Lisa Nancy Betty Sandra:Sandy Margaret:Maggie,Peggy,Meg Ashley Kimberly:Kim Emily:Em Donna Michelle Carol Amanda:Mandy Melissa:Mel Deborah:Deb,Debbie Stephanie:Steph Rebecca:Becky Sharon Laura Cynthia:Cindy Dorothy:Dot,Dottie Amy Kathleen:Kathy Angela:Angie Shirley Emma Brenda Pamela:Pam Nicole:Nicky Samantha:Sam Anna Katherine:Kate,Kathy,Katie Christine:Chris,Tina Debra:Debbie Rachel Carolyn Janet Maria Catherine:Cathy,Kate Heather Diane Olivia:Liv Julie Joyce Victoria:Vicky Ruth Virginia:Ginny Lauren Kelly Christina:Tina Joan Evelyn Judith:Judy Andrea Hannah Megan:Meg Cheryl Jacqueline:Jackie Martha Madison Teresa:Terry Gloria Sara Janice Ann Kathryn:Kathy Abigail:Abby Sophia:Sophie Frances:Fran Jean Alice Judy Isabella:Bella Julia Grace Amber Denise Danielle:Dani Marilyn Beverly:Bev Charlotte:Lottie Natalie:Nat Theresa:Tess Diana Brittany Doris Kayla Alexis:Lexi Lori Marie Chloe Claire Daisy Eleanor:Ellie,Nell Florence:Flo Georgia Harriet:Hattie Imogen Josephine:Jo,Josie Lucy Lydia Matilda:Tilda Miriam Naomi Nora Paula Penelope:Penny Phoebe Rosa Rosemary:Rose Ruby Sabrina Stella Sylvia Tamara:Tammy Ursula Valerie:Val Vera Veronica:Ronnie Wendy Winifred:Winnie Yvonne Zoe Bridget Celia Constance:Connie Edith Esther Gwendolyn:Gwen Helen Irene Joanna:Jo Kirsten Leah Marjorie:Marge',
};

const people = (text) =>
  text.split(' ').map((entry) => {
    const [name, short = ''] = entry.split(':');
    return { name, short: short === '' ? [] : short.split(',') };
  });

export function openNames(random) {
  const common = SURNAMES.reduce((sum, [, share]) => sum + share, 0);
  const tail = HEADS.flatMap((head) => TAILS.map((end) => head + end));
  // An order of its own, so that neither letter nor length goes with how common a name is.
  for (let at = tail.length - 1; at > 0; at--) {
    const other = random.below(at + 1);
    [tail[at], tail[other]] = [tail[other], tail[at]];
  }
  const skewed = zipf(tail, 0.8);
  const scale = (10_000 - common) / skewed.reduce((sum, [, weight]) => sum + weight, 0);
  const first = { male: sampler(random, zipf(people(FIRST.male), 0.7)), female: sampler(random, zipf(people(FIRST.female), 0.7)) }; // prettier-ignore
  return {
    surname: sampler(random, [...SURNAMES, ...skewed.map(([name, weight]) => [name, weight * scale])]),
    first: (male) => (male ? first.male() : first.female()),
  };
}
