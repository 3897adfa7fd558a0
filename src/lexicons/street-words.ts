// Made by rules/lexicons/pack.mjs from rules/lexicons/street-words.tsv: change that file, not this one.
// openvenues/libpostal resources/dictionaries (en, de, fr, es, it, nl, pt), from npm pelias-parser 4.1.0; MIT; read 2026-11-22
export const STREET_WORDS_TSV = `abbey	abby
access	accs acc
acres	acrs
alley	aly ally alee al
alleyway	alwy allyway allwy
amble	ambl
anchorage	ancg
annex	anx
apartments	apts appartments
approach	app apch appr
arcade	arc
arterial	artl
artery	art arty
avenue	av ave aven avenu avn avnu avnue
avenues	avs aves avens avenus avns avnus avnues
autoroute	aut
back	bk
bank	bnk
basin	basn bsn
bay	by
bayou	byu bayoo
beach	baech bch beech
belt	blt
bend	bnd
block	blk blck
bluff	blf bluf bluffs blfs
boardwalk	bwk bwlk
boulevard	blvd bd bde blv bl blvde blvrd boulavard boul boulv bvd boulevarde
bottom	bot bottm btm bttm
bottoms	bttms btms bottms
boundary	bdy
brace	br brce
branch	brnch brch
break	brk
bridge	bdge brdg bri brg
broadway	bdwy bway bwy brdway
brooks	brks
brow	brw
burg	bg
burgs	brgs
burrow	burw
butte	btte bte
bypass	bypa byps bps byp
byway	bywy
camp	cp
cape	cpe
canyon	cyn cnyn
caravan	cvan cvn
causeway	csway cswy causewy caus cause cway
center	centre cetr cntr ctr cen
centers	ctrs
centreway	cnwy
chase	ch chas
circle	cir circel
circles	cirs
circlet	clt
circuit	crct circ cct cirt ci circt
circus	crcs crc
claim	clm
cliff	clf
cliffs	clfs
close	cl cls clse
cluster	clr clstr
colonnade	clde clnde
common	cmmn comm cmn com cm
commons	cmmns cmns comms
concord	cncd cncrd
concession	conc
concourse	con concs concse cnc
connection	cntn cxn
connector	conr cnctr
copse	cps
corner	cnr crn cor
corners	cnrs crns cors
corseo	cseo
corso	cso
course	crse
court	ct crt
courts	crts cts
courtyard	cyd ctyd
cove	cov ce cv
creek	cr crk
crescent	cres crs crecent
crest	crst cst
crief	crf
croft	cft
cross	cs crss
crossing	crsg xing csg
crossroad	crd xroad xrd
crossroads	xrds
crossway	cowy crwy xway xwy
cruiseway	cuwy
culdesac	cds cusac csac
curve	cve crv crve curv
cutting	cttg ctg cutt
dale	dle
deviation	devn
distributor	dstr
divide	div
diversion	divers
down	dn
downs	dns dwns
drive	dr drv dv dve
driveway	drwy dvwy dwy dway drvwy
drove	drov
easement	esmt
edge	edg
elbow	elb
entrance	ent entr
esplanade	esp espl
estate	est
estates	ests
expressway	exp expwy expway expy exwy
extension	ex ext extn exten
extensions	exts
fairway	fawy fy
fall	fl
falls	fls
farm	frm
farms	frms
ferry	fry
field	fld fd
fields	flds fds
fireline	fline flne
firetrack	ftrk
firetrail	fit fitr
flat	flt
flats	flts
follow	folw
footway	ftwy
ford	frd
foreshore	fshr
formation	form fmtn
freeway	frwy fw fwy fway
front	frnt
frontage	frtg fr
gap	gp
garden	gdn grd grdn
gardens	gdns grds grdns
gate	ga gte
gates	gtes
gateway	gwy gway gtwy gtway
glade	gl gld glde
glen	gln
gbd	grbd grdbd gdbd
grange	gra
green	grn gn gren
greenway	grwy
ground	grnd
grounds	grnds
grove	gr grv grve gro
gulch	glch
gully	gly
hanger	hngr
harbor	harbour hbr hrbr
harbors	hbrs
haven	hvn havn
head	hd
heads	hds
heath	hth heth
heights	hghts hgts hieghts ht hts hgths
highlands	hghlds hlds hglds
highroad	hrd hird
highway	hgwy hw hway hwy hi hwye hywy
hill	hl
hills	hls hils
hollow	hllw holw
impasse	imp
inlet	inlt
interchange	intg intchg
intersection	intn intsctn
interstate	ih
island	is id isl isld
islands	iss ids islds
junction	jct jnc jnct jctn jtn junct
junctions	jcts
key	ky
keys	kys
knoll	knol knl
knolls	knls
ladder	ladr
lagoon	lagn lgn lagon
landing	ldg lndg landng
lane	ln la
laneway	lnwy
light	lgt lt
limits	lmts
link	lnk lk
little	ltl lttl littl litl lit
loaf	lf
lookout	lkt
loop	lp
loops	lps
lynne	lynn
mall	ml
manor	mnr
meadow	mdw
meadows	mdws mead
meander	mndr mdr mr
mew	mw
mews	mws
mile	mi
mills	mls
motorway	mway mwy mtwy
mount	mt
neaves	nvs
nook	nk
number	nbr num no nmbr nr
outlet	otlt
outlook	out otlk
overbridge	ovrb
overlook	ovlk
overpass	opas
paddock	padk
palms	plms
parade	pde prd prde pard
park	pk prk
parklands	pkld pklds parkland
parkway	pkwy parkwy pky pkway prkwy prkway pkw pwy prkw
parkways	pkwys
part	prt
pass	ps
passage	psge pasg
path	pth
pathway	phwy pway pthway pthwy ptway ptwy
peninsula	psla
piazza	piaz pzza
pike	pke
pine	pne pn
pines	pns pnes
place	pl pla plc plac
plain	pln
plains	plns pls
plateau	plat plt
plaza	plz plza pz
prarie	pr
pocket	pkt pokt pckt
point	piont pnt pt
pointe	pte pnte
ports	prts
priors	prrs
private	pvt
promenade	prom prm
pursuit	pur
quad	qd
quadrangle	qdgl
quadrant	qdrt
quay	quy qy
quays	quys qys
radial	radl
ramble	ra rmbl
ramp	rmp
ranae	ran
ranch	rnch
rapid	rpd
rapids	rpds
range	rng rnge rang
reach	rch
reserve	res resrv resv rsrv rserv rserve rsrve
rest	rst
retreat	rt rtt
return	rtn
ridge	rdge rdg
ridges	rdgs
ridgeway	rgwy rdgwy
rowy	rightofway rofw row
rise	ri
riverway	rvwy
riviera	rvra
road	rd ro roa raod
roads	raods rds
roadside	rdsd
roadway	rdwy rdw rdy
rocks	rks
ronde	rnde
rosebowl	rsbl
rotary	rty
round	rnd
route	rte
run	rn
serviceway	swy svwy svcwy
shoal	shl
shoals	shls
shore	shor shr
shores	shors shrs
shunt	shun shnt
siding	sdng sdg
skyway	skwy
slope	slpe slp
sound	snd
space	spc
spring	spg sprng sprn
springs	spgs sprngs spns
spur	spr
square	sq sqr
squares	sqs
stairs	strs
stairway	stwy strwy
sh	shwy statehighway
sr	stateroad staterd srd strd
steps	stps
strand	stra strnd
strands	strnds strds
stravenue	strav
street	st str stre stree strt
streets	sts
strip	strp
subdivision	subdiv
subway	sbwy
summit	smt sumt
tarn	tn
terrace	tce ter tr terr terace terrac terrasse tsse
thicket	thick
thoroughfare	thor throughfare thfr
thoroughway	thwy
throughway	thru thro thruway trwy
tollway	tlwy twy
tower	twr
towers	twrs
townline	tline
trace	trce trc
track	trk trak
trafficway	trfy
trail	trl
trailer	trlr
tramway	tmwy
trees	trs
triangle	tri
trunkway	tkwy
tunnel	tun tunl
turnabout	trnabt
turn	trn
turnpike	tpk tpke
underpass	upas upass ups
union	un
unions	uns
vale	va vl
valley	vlly vly vy
valleys	vlys vllys
viaduct	via viad vdct viadct
view	vw
views	vws
villa	vla
village	vlge
villas	vlas
vista	vst vsta vis
walk	wlk wk
walkway	wkwy wky wlkwy
waters	wtrs
way	wy
ways	wys
well	wl
wells	wls
wharf	whrf whf
wynd	wyn
yard	yd yrd
east	e
eastern	eastrn estrn estn
north	n nrt nrth nth norh nort
northeast	northe neast ne nrteast nrte nrtheast nrthe ntheast nthe norheast norhe norteast norte
northeastern	northeastrn northestrn northestn neastern neastrn nestrn nestn nrteastern nrteastrn nrtestrn nrtestn nrtheastern nrtheastrn nrthestrn nrthestn ntheastern ntheastrn nthestrn nthestn norheastern norheastrn norhestrn norhestn norteastern norteastrn nortestrn nortestn
northwest	northw northwst nwest nw nwst nrtwest nrtw nrtwst nrthwest nrthw nrthwst nthwest nthw nthwst norhwest norhw norhwst nortwest nortw nortwst
northwestern	northwestrn northwstrn northwstn nwestern nwestrn nwstrn nwstn nrtwestern nrtwestrn nrtwstrn nrtwstn nrthwestern nrthwestrn nrthwstrn nrthwstn nthwestern nthwestrn nthwstrn nthwstn norhwestern norhwestrn norhwstrn norhwstn nortwestern nortwestrn nortwstrn nortwstn
south	s so sth
southeast	southe seast se soeast stheast sthe
southeastern	southeastrn southestrn southestn seastern seastrn sestrn sestn soeastern soeastrn soestrn soestn stheastern stheastrn sthestrn sthestn
southwest	southw southwst swest sw swst sowest sowst sthwest sthw sthwst
southwestern	southwestrn southwstrn southwstn swestern swestrn swstrn swstn sowestern sowestrn sowstrn sowstn sthwestern sthwestrn sthwstrn sthwstn
west	w wst
western	westrn wstrn wstn
bahnhof	bhf bf
brucke	bruecke
buhl	buehl
forsthaus	fh
grossser	grosser
obere	ob
quelle	qu
rundwanderweg	rww
siedlung	sdlg
stiege	stg
wiese	ws
allee	all
allees	alls
barriere	bre
barrieres	bres
berge	ber
berges	bers
boucle	bcle
campagne	cgne
carreau	cau carru
carrefour	carf carref
carriere	care
carrieres	cares
carre	carr car
cavee	cav
cercle	cercl
chalet	chl
chaussee	chs chee
chaussees	chss chees
chemin	che
chv	chev
cheminement	chem
chemins	ches
chateau	cht
cloitre	cloi
degre	deg
degres	degs
descente	dsg
descentes	dsgs
digue	dig
digues	digs
echangeur	ech
ecluse	ecl
ecluses	ecls
enclave	env
enclos	enc
espace	espa
esplanades	esps
fosse	fos
fosses	foss
foyer	foyr
galerie	gal
galeries	gals
garenne	garn
gch	grch gdch grdch
gden	gdens
grandrue	grdr gdr
gdsen	gdsens
grille	gri
grimpette	grim
hameau	ham
hchs	hschs
impasses	imps
jetee	jte
jetees	jtes
levee	leve lve
montee	mte
montees	mtes
metro	met
parc	prc
parcs	prcs
parvis	prv
passerelle	ple
passerelles	ples
patio	pat
peripherique	peri
placis	plci
plage	plag
plages	plags
plateaux	pltx platx
portique	porq portq
portiques	porqs portqs
pourtour	pour
presquile	prq prql
quai	au
raccourci	rac racc
raidillon	raid
rampe	rpe rmpe
rempart	rem remp
rocade	rocd
rondpoint	rdpt rpt
roquet	roqt
rotonde	rtd rtnd rtde rtnde
routes	rts rtes
ruelle	rle
ruelles	rles
rues	rs
residences	ress
sente	sen
sentes	sens
sentier	sent
sentiers	sents
terrasses	tsses
tpl	trpl
terte	trt
tertes	trts
traverse	tra trvs trvrs
vallon	val
valee	vallee
venelle	ven
venelles	vens
vte	vrt vrte vroute
vche	vch
voie	voi
voies	vois
acceso	acces
alameda	alam
alqueria	alque
andador	andad
angosta	angta
apeadero	apdro
autopista	auto autop ap
autovia	autov
avenida	avd avda
ac	cll
bajada	bjada
banda	bda
barranco	branc
barranquillo	bqllo
barriada	barda
brazal	brzal
bulevar	bulev blev bv
calle	ca call
calleja	cllja
callejon	callej cjon cllon cj
callejuela	cjla
callizo	cllzo
calzada	czada calz
camino	cno cmo cmno
caminito	cmt
camping	campg
cantera	cantr
canton	cant
carrera	cra carra kra kr
carretera	ctra
carreterin	ctrin
carretil	crtil
carril	crril
cerrada	cda cer
cinturon	cint
circular	cq
circuito	cto
circunvalar	cirv
circunvalacion	ccvcn
corredor	crrdo
costanilla	cstan
cuesta	custa
diagonal	diag dg
diseminado	disem
espalda	eslda
estrada	estda
explanada	expla
extramuros	extrm
galeria	gale
glorieta	gta
hacienda	hda
ladera	ldera
laderas	lderas
llanura	llnra
malecon	malec
mirador	mrdor
muelle	meull
pantano	pant
paraje	praje
parque	pque parq pq pqe
particular	parti
partida	ptda
pasadizo	pzo
pasaje	psaje psj
paseo	po pso pseo pas
pasillo	psllo
peatonal	peat
periferico	perif
plazoleta	pzta plzta plta
plazuela	plzla
poblado	pbdo
pgind	pi
prolongacion	prol
puebla	pbla
pueblo	pblo
rambla	rbla
rampla	rampa rpla
retorno	ret
rincon	rcon rin rncn rncon
rinconada	rcda rcnda
ronda	rda
rotonda	rtda
ruta	rta
sector	sect
sendera	sedra
sendero	send sedro
subida	sbida
transito	trans
transversal	trval trvsal tv
trasera	tras
travesia	trva trvsia
vereda	vreda ver
viaducto	vcto vd
accesso	accso
alto	alt
alzaia	alz
androna	and
angolo	ang
autostrada	autda
audostradale	autsle autale
autostrade	autde
baluardo	bdo
banchina	bna
bivio	biv
borgata	bga
borgo	bgo
bretella	brlla
bretelle	brlle
brigata	bgt
campiello	cpl
campo	cpo
canale	cnl
cantone	cat
casale	cas
cascina	cna
cavalcavia	cavalca
chiusa	cusa
circonvallazione	circonve
contrada	contra cnt
corte	cte
cortile	ctile cle
cortina	ctn
costa	cta
cupa	cup
discesa	dis
ferrata	frata
fondamenta	fta fon
fondo	fdo
forca	fca
forcella	forcla
foro	for
frazione	fraze frz fraz
frazioni	frazi
galleria	galla
gallerie	galle
genna	gna
genne	gne
interrato	int
largo	lgo
logge	lge
lungadige	lgd
lungargine	lug
lungarno	lno
lungo	lun
lungolago	llg
lungomare	lre
lungotevere	lgv
localita	loc locta
molo	mlo
passeggiata	pss
piazzetta	pta pzt
pontile	ptl
portico	pro
presso	pre
prolungamento	plg
quartiere	qua
regione	reg
rio	rii
riva	rva
rotabile	rtb
sacca	scc
salita	sal
salizada	sda
scala	scl
scale	sce
scali	sci
scalinata	sca
sdrucciolo	sdr
sestiere	ses
sottopassaggio	sps
spadaria	spd
spalto	spa
stazione	staz sta
sc	stc
sp	stp
sv	svc
stradale	sdl
stradello	stl
stradetta	stt
stradone	std
stretta	strta
strette	strte
stretti	strti
stretto	strto sto
supportico	sup
varco	var
vc	vcm
vp	vpv
viale	vle
vicoletto	vct
vicolo	vlo
vico	vic
villaggio	vil
viuzzo	vzo
vocabolo	voc
volta	vta
dijk	dk
dwarsstraat	dwstr
dwarsweg	dwwg
kade	kd
plantsoen	plnts
singel	sngl
steenweg	stwg
verlengde	verl
vliet	vlt
weg	wg
autoestrada	autoestr
azinhaga	az
bairro	bo bro
beco	bc bco
calcada	cc
calcadinha	caclcadinha ccnh
caminho	cam camno
direito	dto
esquerdo	esq
frente	ft
lugar	lg
parada	pda
ponto	pto pnto
praca	pc pca
praceta	pct pcta
projectada	proj
prolongamento	prolng
quinta	qta
rodovia	rod rvia rdvia
rotunda	rot
travessa	trav trv
urbanizacao	urb
viaduto	vdto
viela	ve
zona	zn`;
