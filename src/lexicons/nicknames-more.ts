// Made by rules/lexicons/pack.mjs from rules/lexicons/nicknames-more.txt: change that file, not this one.
// own list, from common knowledge; MIT, as onerow; 2026-11-22
export const NICKNAMES_MORE: readonly string[] = `abigail abby gail
abraham abe bram
adelaide addie
agnes aggie
albert al bert bertie
aleksandr sasha
alexander alex al sandy xander
alexandra alex sandra lexi sasha
alexis alex lexi
alfred al alf fred
alice ally
allison ally ali
amanda mandy
andrea andi
andrew andy drew
angela angie
ann annie nan
anna annie
anthony tony
antonio tony
arthur art
augustus gus
barbara barb babs
barnabas barney
bartholomew bart
beatrice bea trixie
benjamin ben benny benji
bernard bernie
beverly bev
bradley brad
bridget biddy
caroline carrie carol
cassandra cass cassie
catherine cathy kate katie cat
charles charlie chuck chas
charlotte lottie charlie
christina chris tina chrissy
christine chris tina chrissy
christopher chris kit topher
clarence clay
clifford cliff
constance connie
cornelius neil
curtis curt
cynthia cindy
daniel dan danny
david dave davy
deborah deb debbie
dennis denny
dmitri dima
dominic dom nick
donald don donny
dorothy dot dottie dolly
douglas doug
edgar ed
edmund ed ned ted
edward ed eddie ned ted teddy
edwin ed
ekaterina katya
eleanor ellie nell nora
elizabeth liz beth betty lizzie eliza bess lisa libby
ellen nell
emily em emmy
ernest ernie
eugene gene
evelyn evie
florence flo
frances fran franny
francis frank fran
francisco paco pancho
franklin frank
frederick fred freddie rick
gabriel gabe
gabrielle gabby
geoffrey geoff
george georgie
gerald gerry jerry
gerard gerry
gilbert gil bert
gregory greg
guadalupe lupe
guillermo memo
gwendolyn gwen
harold hal harry
harriet hattie
helen nell
henry hank harry hal
herbert herb bert
howard howie
ignacio nacho
isaac ike
isabel bella izzy
isabella bella izzy
ivan vanya
jacob jake
jacqueline jackie
james jim jimmy jamie
jane janie
janet jan
jason jay
jeffrey jeff
jennifer jen jenny
jeremiah jerry
jeremy jerry
jerome jerry
jessica jess jessie
jesus chuy
joan joanie
joanna jo
johannes hans
john jack johnny
jonathan jon
jose pepe
josef sepp
joseph joe joey
josephine jo josie
joshua josh
joyce joy
judith judy
julia julie
katherine kathy kate katie kay kit
kenneth ken kenny
kimberly kim
kristen kris
laurence larry
lawrence larry
leonard leo len
leonardo leo
leslie les
lewis lew
lillian lily
louis lou louie
louise lou
lucille lucy
madeline maddie
manuel manny
margaret meg maggie peggy marge greta
maria mary
marjorie marge
mark marc
martha patty
martin marty
matilda tilly
matthew matt
maurice mo
maximilian max
maxwell max
megan meg
melissa missy lisa
michael mike mick mikey micky
michelle shelly
mikhail misha
mildred millie
mitchell mitch
mohammed mo
nancy nan
natalie nat
nathan nate
nathaniel nate nat
nicholas nick nicky
nicole nicky
norman norm
oliver ollie
olivia liv livvy
oscar ozzie
pamela pam
patricia pat patty trish tricia
patrick pat paddy
paul paulie
peter pete
philip phil pip
phillip phil
priscilla cilla
rachel rae
rafael rafa
randall randy
raymond ray
rebecca becca becky
reginald reg reggie
richard rick dick rich richie ricky
robert bob rob bobby robbie bert
roberta bobbie
roderick rod
rodney rod
roger rodge
roland rollie
ronald ron ronnie
rosemary rose
roxanne roxy
rudolph rudy
russell russ
samantha sam
samuel sam sammy
sandra sandy
sarah sally sadie
sebastian seb
sharon shari
shirley shirl
sidney sid
sophia sophie
stanley stan
stephanie steph
stephen steve
steven steve
stuart stu
susan sue susie
susanna sue susie
suzanne sue suzy
sylvester sly
tabitha tabby
terence terry
teresa terry tess
theodore ted teddy theo
theresa terry tess
thomas tom tommy
timothy tim timmy
tobias toby
ulysses lee
valerie val
vanessa nessa
veronica ronnie
victor vic
victoria vicky tori
vincent vince vinny
virginia ginny
vivian viv
walter walt wally
wendy wen
wilfred will fred
wilhelm willi
wilhelmina mina
willard will
william bill will billy willy liam
winifred winnie
winston win
zachary zach zack`.split('\n');
