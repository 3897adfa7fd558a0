// Made by rules/lexicons/pack.mjs from rules/lexicons/nicknames.txt: change that file, not this one.
// names.csv of carltonnorthern/nicknames (github.com), US given names and their short forms; Apache-2.0; read 2026-11-22
export const NICKNAMES: readonly string[] = `aaron ronnie
abbie abigail
abe abraham abram
abednego bedney
abel ebbie ab abe
abiel ab
abigail nabby abby gail
abijah ab bige
abner ab
abraham ab
abram ab
absalom app ab abbie
adaline delia lena dell addy ada
adam edie ade
adela della
adelaide heidi adele dell addy della
adelbert del albert delbert bert
adeline delia lena dell addy ada
adelphia philly delphia adele dell addy
adolphus dolph ado adolph
adrian rian
agatha aggy
agnes inez aggy nessa
aileen lena allie
al albert alex
alan al
alanson al lanson
alastair al
alazama ali
alberta bert allie bertie
aldo al
aldrich riche rich
aleva levy leve
alex alexandra alexander
alexander al sandy
alexandra sandy alla sandra
alexandria drina alla sandra
alexis lexi
alfonse al
alfred freddy al fred
alfreda freddy alfy freda frieda
algernon algy
alice lisa elsie allie
alicia lisa elsie allie
aline adeline
alison ali
allan al
allen al
allisandra allie
almena mena allie
almina minnie
almira myra
alonzo lon al lonzo
alphinias alphus
alverta virdie vert
alyssa lissia al ally
alzada zada
amanda mandy manda
ambrose brose
amelia amy mel millie emily
amos moses
anastasia ana stacy
anderson andy
andrea drea rea
andrew andy drew
angela angelica angelina angel angeline jane angie
angelina lina
ann nana nancy annie nanny
anna ann annie
anne annie nana ann nanny nancy
annette anna nettie
anselm ansel anse ance
anthony tony
antoinette tony netta ann
antonia tony netta ann
appoline appy appie
aquilla quil quillie
arabella ara bella arry belle
arabelle ara bella arry belle
araminta armida middie ruminta minty
archibald archie
archilles kill killis
ariadne arie
arielle arie
aristotle telly
arizona onie ona
arlene arly lena
armanda mandy
armena mena arry
armilda milly
arminda mindie
arminta minite minnie
arnold arnie
art arthur
artelepsa epsey
artemus art
arthusa thursa
arzada zaddi
asahel asa
asaph asa
asenath sene assene natty
aubrey bree
audrey dee
augusta tina aggy gatsy gussie
augustina tina aggy gatsy gussie
augustine gus austin august
augustus gus austin august
aurelia ree rilly orilla aurilla ora
avarilla rilla
azariah riah aze
babs barbara bab
barbara barby bab bobbie
barbery barbara
barbie barbara
barnabas barney
bart bartholomew
bartholomew bartel bat mees
barticus bart
bazaleel basil
bea beatrice
beatrice trisha trixie trix
beck becky
bedelia delia bridgit
belinda belle linda
bella isabella
ben benjamin bennie
benedict bennie ben
benjamin benjy jamie bennie
bernard barney bernie berney
bert bertie bobby
bertha bert birdie bertie
bertram bert
bess bessie
beth elizabeth
bethena beth thaney
beverly bev
bezaleel zeely
bill william billy robert
billy william robert fred
blanche bea
bob robert
bobby bob
boetius bo
brad bradford
bradford ford
brenda brandy
brian bryan bryant
bridget bridie biddy bridgie biddie
brittany britt
broderick ricky brody brady rick
cal calvin
caleb cal
california callie
calista kissy
calpurnia cally
calvin vin vinny
cameron ron cam ronny
camille millie cammie
campbell cam
candace candy dacey
carlotta lottie
carlton carl
carmellia mellia
carmon charm cammie carm
carol carolann caroline carole
carolann carole
caroline lynn carrie cassie carole
carolyn lynn carrie cassie
carthaette etta etty
casper jasper
cassandra sandy cassie sandra
caswell cass
catherine kathy katy lena kittie kit trina cathy kay cassie
cathleen kathy katy lena kittie kit trina cathy kay cassie
cecilia cissy celia
cedric ced rick ricky
celeste lessie celia
celinda linda lynn lindy
charity chat
charles charlie chuck carl chick
charlie chuck
charlotte char sherry lottie lotta
chauncey chan
cher sher
cheryl sheryl
chesley chet
chester chet
chick charlotte caroline
chloe clo
chris christina christopher christine
christa chris
christian chris kit
christiana kris kristy ann tina christy chris crissy
christina kris kristy tina christy crissy
christine kris kristy chrissy tina crissy
christopher kit
cicely cilla
cinderella arilla rella cindy rilla
claire clair clare clara
clara clarissa
clarinda clara
clarissa cissy
claudia claud
cleatus cleat
clement clem
clementine clem
cliff clifford
clifford ford
clifton tony cliff
cole colie
columbus clum
con conny
conrad conny con
constance connie
cordelia cordy delia
corey coco cordy ree
corinne cora ora
cornelia nelly cornie nelia corny nelle
cornelius conny niel corny con
cory coco cordy ree
courtney curt court
crystal chris tal stal crys
curt curtis
cy cyrus
cynthia cintha cindy
cyrenius swene cy serene renius cene
daisy margaret
dal dahl
dalton dahl
dan danny daniel
daniel danny
danielle ellie dani
daphne daph daphie
darlene lena darry
dave david
davey david
deanne ann dee
deb deborah debra
debbie deb debra deborah
debby deb
debora deb debbie debby
deborah debby
deidre deedee
delbert del
delia fidelia
delilah lil lila dell della
deliverance delly dilly della
dell della
delores lolly lola della dee dell
delpha philadelphia
delphine delphi del delf
demaris dea maris mary
demerias dea maris mary
dennis denny
dennison denny
derrick ricky eric rick
diana dicey didi di
diane dicey didi di
dicey dicie
dick richard
dickson dick
domenic dom
dominic dom
don donald
donald dony donnie donny
donnie donny
dorinda dorothea
doris dora
dorothea doda dora
dorothy dortha dolly dot dotty
dot dotty
dotha dotty
douglas doug
drusilla silla
duncan dunk
earnest ernestine ernie
eb ebbie
ebenezer ebbie eben eb
ed eddie eddy
edgar ed eddie eddy
edith edie edye
edmond ed eddie eddy
edmund ed eddie ted eddy ned
edna edny
eduardo ed eddie eddy
edward teddy ed ned ted eddy eddie
edwin ed eddie win eddy ned
edyth edie edye
edythe edie edye
egbert bert burt
eighta athy
eileen helen
elaine lainie helen
elbert albert
elbertson elbert bert
eleanor lanna nora nelly ellie elaine ellen lenora
eleazer lazar
elena helen
elias eli lee lias
elijah lige eli
elisa lisa
elisha lish eli
eliza elizabeth
elizabeth libby lisa lib lizzie betsy liza betty bessie bess liz
ellender nellie ellen helen
ellswood elsey
elminie minnie
elmira ellie elly mira
elnora nora
eloise heloise louise
elouise louise
elsie elsey
elswood elsey
elvira elvie
elwood woody
elysia lisa
elze elsey
emanuel manuel manny
emeline em emmy emma milly emily
emily millie
epaphroditius dite ditus eppa dyche dyce
ephraim eph
erasmus raze rasmus
ernest ernie
ernestine teeny tina erna
erwin irwin
eseneth senie
essy es
estella essy stella
estelle essy stella
esther hester essie
eudicy dicey
eudora dora
eudoris dossie dosie
eugene gene
eunice nicie
euphemia effie effy
eurydice dicey
eustacia stacia stacy
evaline eva lena eve
evangeline ev evan vangie
evelyn evelina ev eve
experience exie
ezekiel zeke ez
ezideen ez
ezra ez
faith fay
felicia fel feli
feltie felty
ferdinand freddie freddy ferdie fred
ferdinando nando ferdie fred
flo florence
flora florence
florence flossy
floyd lloyd
fran frannie
frances sis cissy frankie fran francie frannie fanny
francie francine
francine fran frannie
francis fran frankie frank
frank franklin
frankie frank
franklin fran
franklind frank
fred freddy frederick
frederick freddie freddy fritz
fredericka freddy ricka freda frieda
frieda freddie fred
gabby gabriella gabrielle
gabe gabriel
gabriel gabby
gabriella ella
gabrielle ella
genevieve jean eve jenny
geoff geoffrey jeffrey
geoffrey jeff
george jorge
georgia georgiana
gerald gerry jerry
geraldine gerry gerrie jerry dina
gerhardt gay
gert gertie
gertie gertrude
gertrude gert trudy
gil gilbert
gilbert bert wilber
gloria glory
governor govie
greenberry green berry
gregory greg
gretchen margaret
griselda grissel
gus gussie
gustavus gus
gwen gwendolyn
gwendolyn wendy
hamilton ham
hannah nan nanny anna
harold hal harry
harriet hattie
harry henry
haseltine hassie
heather hetty
helen lena ella ellie
helena eileen lena nell nellie eleanor aileen
helene lena ella ellen ellie
heloise lois elouise
henrietta hank etta etty retta nettie
henry hank hal
hephsibah hipsie
hepsibah hipsie
herb herbert
herbert bert
herman harman dutch
hermione hermie
hester hessy hetty
hezekiah hy hez kiah
hiram hy
honora honey nora norry norah
hopkins hopp hop
horace horry
hortense harty tensey
hosea hosey hosie
howard hal howie
hubert bert hugh hub
ian john
ignatius natius iggy nate nace
ignatzio naz iggy nace
immanuel manuel emmanuel
india indie indy
iona onnie
irene rena
irvin irving
irving irv
isaac ike zeke
isabel tibbie bell nib belle bella nibby ib issy
isabella tibbie nib belle nibby ib issy
isabelle tibbie nib belle bella nibby ib issy
isadora issy dora
isaiah zadie zay
isidore izzy
iva ivy
ivan john
jackson jack
jacob jaap jake jay
jacobus jacob
jacqueline jackie jack
jahoda hody hodie hoda
james jimmy jamie jimmie jem
jane janie jessie jean
janet jan
janice jan
jannett nettie
jasper jap
jayme jay
jean jeannie
jeanette jessie jean janet nettie
jeanne jane jeannie
jeb jebadiah
jedediah dyer jed diah
jedidiah jed
jeff jeffrey
jefferey jeff
jefferson sonny jeff
jehiel hiel
jehu hugh
jemima mima
jennet jessie jenny
jennifer jennie
jenny jennifer
jeremiah jereme jerry
jerita rita
jessica jessie
jessie jess
jim jimmie
jincy jane
jinsy jane
joan jo
joann jo
joanna hannah jody jo joan
joanne jo
jody jo
joe joseph joey
joey joseph
johanna jo
johannah hannah jody joan nonie
johannes jonathan john johnny
john jack johnny jock
jon john nathan
jonathan john nathan
joseph jody jos
josephine fina jody jo josey joey
josetta jettie
josh joshua
joshua jos
josiah jos
joyce joy
juanita nita nettie
judah juder jude
judith judie juda judy judi jude
judson sonny jud
julia julie jill
julian jule
julias jule
julie jule
justin justus
karonhappuck karon karen carrie happy
katarina catherine tina
katelin kay kate kaye
katelyn kay kate kaye
katherine kathy katy lena kittie kaye kit trina cathy kay kate cassie
kathleen kathy katy lena kittie kit trina cathy kay cassie
kathryn kathy
kayla kay
ken kenneth
kendall ken kenny
kendra kenj kenji kay kenny
kendrick ken kenny
kenneth kendrick
kenny ken
kent ken kendrick
keziah kizza kizzie
kim kimberly kimberley
kingsley king
kingston king
kit kittie
kristel kris
kristen chris
kristin chris
kristine kris kristy tina christy chris crissy
kristopher chris kris
lafayette laffie
lamont monty
laodicia dicy cenia
larry laurence lawrence
lauren ren laurie
laurence lorry lon lonny lorne
laurinda laura
lauryn laurie
laveda veda
laverne verna
lavina vina viney ina
lavinia vina viney ina
lavonia vina vonnie wyncha viney
lavonne von
lawrence lorry lon lonny lorne
leanne lea annie
lecurgus curg
lemuel lem
lenora lee
leo leon
leonard lineau leo leon len lenny
leonidas lee leon
leonora nora nell nellie
leonore nora honor elenor
leroy roy lee
les lester
leslie les
letitia tish titia lettice lettie
levi lee
levicy vicy
levone von
lib libby
lidia lyddy
lil lilly lily
lillah lil lilly lily lolly
lillian lil lilly lolly
lincoln link
lionel leon
lisa melissa
littleberry little berry
lizzie liz
lois louise
lon lonzo
lorenzo loren
loretta etta lorrie retta
lorraine lorrie
lou louis
louis lewis louie
louisa eliza lou lois
louise eliza lou
louvinia vina vonnie wyncha viney
lucas luke
lucia lucy
lucias luke
lucille cille lu lucy lou
lucina sinah
lucinda lu lucy cindy lou
lucretia creasey
luella lula ella lu
lunetta nettie
lurana lura
luther luke
lydia lyddy
lyndon lindy lynn
mabel mehitabel amabel
mack mac
mackenzie kenzy mac mack
maddy madelyn madeline
madeline maggie lena magda madge
madie madeline madelyn
madison mattie maddy
magdalena maggie lena
magdelina lena magda madge
mahala hallie
malachi mally
malcolm mac mal malc
malinda lindy
manerva minerva nervie eve nerva
manoah noah
manola nonnie
marcus mark
margaret maggie meg peg midge margy margie madge peggy maggy marge margery gretta rita
margaretta maggie meg peg midge margie madge peggy marge daisy margery gretta rita
margarita maggie meg metta midge greta megan maisie madge marge daisy peggie rita margo
marge margery
margie marjorie
marguerite peggy
margy marjorie
mariah maria
marian marianna marion
marietta mariah mercy polly may molly mitzi minnie mollie mae maureen marion marie mamie mary maria
marilyn mary
marissa rissa
marsha marcie mary
martha marty mattie mat patsy patty
martin marty
martina tina
martine tine
marv marvin
mat mattie
mathilda tillie patty
matilda tilly maud matty
matt mathew matthew
matthew thys thias mattie matty
matthias thys matt thias
maud middy
maurice morey
mavery mave
mavine mave
maxine max
mckenna ken kenna meaka
medora dora
megan meg
mehitabel hetty mitty hitty
melanie mellie
melchizedek zadock dick
melinda linda mel lynn mindy lindy
melissa mel missy milly lissa
mellony mellia
melody lodi
melvin mel
melvina vina
mercedes merci sadie mercy
merv mervin
mervyn merv
micajah cage
michael micky mike micah mick
michelle mickey
mick micky
mildred milly
millicent missy milly
minerva minnie
minnie wilhelmina
miranda randy mandy mira
miriam mimi mitzi mitzie
mitch mitchell
mitzi mittie mitty
mitzie mittie mitty
monet nettie
monica monna monnie
monteleon monte
montesque monty
montgomery monty
morris morey
mortimer mort
moses mose moss
muriel mur
myrtle myrt myrti mert
nadine nada deedee
nancy nan nanny
naomi omi
napoleon nap nappy leon
natalie natty nettie
natasha tasha nat
nathan nat
nathaniel than nathan nate nat natty
nelson nels
newt newton
nicholas nick claes claas
nick nik
nickie nicholas
nicodemus nick
nicole nole nikki cole
nora nonie
norbert bert norby
nowell noel
obadiah dyer obed obie diah
obedience obed beda beedy biddie
obie obediah
octavia tave tavia
odell odo
olive nollie livia ollie
oliver ollie
olivia nollie livia ollie
onicyphorous cyphorus osaforus syphorous cy osaforum
orlando roland
orphelia phelia
oswald ozzy waldo ossy
otis ode ote
pamela pam
pandora dora
parmelia amelia milly melia
parthenia teeny parsuny pasoonie phenie
pat patrick patricia
patience pat patty
patricia tricia patsy patty
patrick pate peter patsy paddy
paul polly
paula polly lina
paulina polly lina
pauline polly
peg peggy
pelegrine perry
penelope penny
percival percy
peregrine perry
permelia melly milly mellie
pernetta nettie
persephone seph sephy
pete peter
petronella nellie
pheney josephine
pheriba pherbia ferbie
phil phillip philip
philadelphia delphia
philander fie
philetus leet phil
philinda linda lynn lindy
philipina phoebe penie
phoebe fifi
pleasant ples
pocahontas pokey
posthuma humey
prescott scotty scott pres
priscilla prissy cissy cilla
providence provy
prudence prue prudy
rachel shelly
rafaela rafa
ramona mona
randolph dolph randy
raphael ralph
ray raymond
rebecca beck becca reba becky
reg reggie
reggie reginald
regina reggie gina
reginald naldo reg renny
relief leafa
reuben rube
reynold reginald
rhoda rodie
rhodella della
rhyna rhynie
ricardo rick ricky
rich riche richard
richard dickon dickie dicky rick ricky
richie richard
rick ricky
robert hob hobkin dob rob bobby dobbin
roberta robbie bert bobbie birdie bertie
roderick rod erick rickie
rodger roge bobby hodge rod robby rupert robin
roger roge bobby hodge rod robby rupert robin
roland rollo lanny rolly
ron ronald ronnie ronny
ronald naldo ronny
ronnie ronald
rosabel belle roz rosa rose
rosabella belle roz rosa rose
rosalinda linda roz rosa rose
rosalyn linda roz rosa rose
roscoe ross
roseann rose ann rosie roz
roseanna rose ann rosie roz
roseanne ann
rosina sina
roxane rox roxie
roxanna roxie rose ann
roxanne roxie rose ann
rudolph dolph rudy olph rolf
rudolphus dolph rudy olph rolf
russ russell
russell rusty
ryan ry
sabrina brina
salome loomie
salvador sal
sam sammy samuel
samantha sammy sam mantha
sammy samuel
sampson sam
samson sam
samyra myra
sanford sandy
sarah sally sadie
sarilla silla
savannah vannie anna
scott scotty sceeter scottie
sebastian sebby seb
serena rena
serilla rilla
seymour morey
shaina sha shay
sharon sha shay
sheila cecilia
sheldon shelly
shelton tony shel shelly
sheridan dan danny sher
sheryl sher
shirley sherry lee shirl
sibbilla sybill sibbie sibbell
sidney syd sid
sigfired sid
sigfrid sid
sigismund sig
silas si
silence liley
silvester vester si sly syl
simeon si sion
simon si sion
sly sylvester
smith smitty
solomon sal sol solly saul zolly
sondra dre sonnie
sophia sophie
sophronia frona sophia fronia
stephan steve
stephanie stephie annie steph
stephen steve steph
steve steven
steven steph
stuart stu
sue susan
sullivan sully van
susan hannah susie sukey suzie
susannah hannah susie sue sukey
susie suzie
suzanne suki sue susie
sydney sid
sylvanus sly syl
sylvester sy vet syl vester si vessie
tabby tabitha
tamarra tammy
tanafra tanny
tasha tash tashie
ted teddy
temperance tempy
terence terry
teresa terry
tess teresa theresa
tessa teresa theresa
thad thaddeus
theo theodore
theodora dora
theodore ted teddy
theodosia theo dosia
theophilus ophi
theotha otha
theresa tessie thirza terry tracy thursa
thom thomas
thomas tommy tom
thomasa tamzine
tiffany tiff tiffy
tilford tillie
tim timothy timmy
timmy timothy
tobias bias toby
tom tommy
tranquilla trannie quilla
trisha patricia
trix trixie
tryphena phena
unice eunice
uriah riah
ursula sulie sula
valentina felty vallie val
valentine felty
valeri val
valerie val
vanburen buren
vandalia vannie
vanessa essa vanna nessa
vernisee nicey
veronica vonnie ron ronna ronie frony franky ronnie
vic vicki victor vicky
vicki victoria
vickie victoria
vicky victoria
victoria torie vic tory
vin vinny
vincent vic vince vinnie vin vinny
vincenzo vic vinnie vin vinny
vinson vinny
viola ola vi
violetta lettie
virginia jane jennie ginny virgy ginger
vivian vi viv
wallace wally
walter wally walt
webster webb
wendy wen
wilber will
wilbur willy willie
wilda willie
wilfred will willie fred
wilhelmina mina wilma willie
will willie wilbur
william willy bell bela will willie
willis willy bill
wilson will willy willie
winfield winny win
winifred freddie winnie winnet
winnie winnifred
winnifred freddie freddy winny fred
winton wint
woodrow woody wood drew
yeona onie ona
yulan lan yul
yvonne vonna
zach zachariah
zachariah zachy zeke
zebedee zeb
zedediah dyer zed diah
zephaniah zeph`.split('\n');
