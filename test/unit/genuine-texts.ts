// Texts as people write them, which look odd enough to be mistaken for garbled ones. Written for this test.

const list = (text: string): readonly string[] => text.split('|');

export const GENUINE: Readonly<Record<string, readonly string[]>> = {
  'rare Han': list(
    '赵翀|王堃暠|韩昇|吕喆湜|金犇|喻淼绛|潘垚|韦鑫訸|俞骉|唐羴闿|倪猋|邬靐堃|皮龘|卜爨珩|萧燚|毛叕煊|计掱|庞茻芮|董暠|季晟迤|江玥|李珺颉|褚琀|秦璟猋|孔璠|姜瑀旻|窦玟|范珩笪|苗珝|' +
      '柳祎蕴|岑祐|殷禔鋆|乐禛|康翊鸢|平翾|邵聿晟|米旻|戴昉溦|舒晞|阮暄缃|贾曈|郭甯谡|郑淏|沈湉阚|何湜|华溦昇|邹漪|苏澍珝|鲁濬|方灏熠|史炅|贺烜苡|郝焱|傅煊逯|元熠|穆燊颢|祁犀|' +
      '臧畯靐|茅皓|祝睍昉|席硚|危禤筱|孙笪|陈筱薏|朱箐|张簃钊|陶粲|水縡鹄|奚纮|马绂玥|袁绛|廉缃漪|滕羿|常翎羿|齐耒|孟聃豌|姚胤|狄臻陟|成芃|纪芮喆|杜苡|强茆祎|颜荇|吴莜燊|蒋菡|' +
      '许萁茆|严葳|谢蓁遹|云蕴|郎薏飏|花蘅|鲍虓龘|雷蛟|毕衎晞|时袆|余觊箐|和訸|汪谡蘅|明豌|宋贇钰|项赟|闵跂麂|娄踔|钱軻珺|冯轩|杨迤澍|施逯|魏遹翎|柏邈|葛郇贇|昌郦|任酆隽|费醴|' +
      '汤釆犇|安鋆|卞钊祐|顾钰|尹铄犀|禹锴|伏镕荇|熊镠|梁闳邈|麻闿|童阚馥|周陟|卫隽爨|尤雩|曹霈暄|戚霏|章韫簃|彭顼|凤颉虓|酆颢|薛飏铄|罗馥|于骁麾|伍骐|黄骞琀|湛魁|贝鲲濬|谈鸢|' +
      '屈鹄耒|蓝麂|路麾赟|赵黻|王鼐雩|韩龢|吕翀淼|金堃|喻昇禔|潘喆|韦犇畯|俞淼|唐垚莜|倪鑫|邬骉郇|皮羴|卜猋骁|萧靐|毛龘燚|计爨|庞燚曈|董叕|季掱粲|江茻|李暠蛟|褚晟|秦玥锴|孔珺|' +
      '姜琀黻|欧阳翀|司马懿|诸葛瑾瑜|尉迟恭|澹台灭明|令狐冲|万俟卨|单于|呼延灼|涓涓|鍾馗|鍾楚紅|寮步镇|寮国|濂溪|周敦颐濂溪先生|鐩|璧山区|鄱阳湖|涿鹿县|盱眙县|亳州市谯城区|儋州|鄄城县|' +
      '婺源县|歙县|黟县|睢宁县|沭阳县|邳州市|溧阳市|鄞州区|婺城区|瓯海区|衢江区|柯城区|莒县|莒南县|郯城县|芝罘区|浉河区|瀍河回族区|偃师|漯河|郾城|濮阳|荥阳|泌阳|汨罗|醴陵|耒阳|郴州|' +
      '邗江|鼋头渚|㙍|㵐|锟|李锟|王锟鹏|烫头|屯门屯门|联通|联想|中国联通|寮|鏉|涓|鍖|甯|甯浩|甯晓|璐璐|闄|浠水县|浠水|徃|珺|莊嚴寺|廈門|廣州|臺灣|鍋貼|鍵盤|鏡子|鏈條|鍛造廠|' +
      '鐵路局|鐘錶行|錦鯉|鎮江|銘傳大學|鄰里|閩南|閱讀|徵信社|徹底|悅來客棧|愷悌|慧琳|戶政事務所|揚州炒飯|陝西|陰陽師|韓國|飯店|餐廳|鹽埕區|麗晶|麥當勞|齊白石|龍潭|龜山|鳳梨酥',
  ),
  Vietnamese: list(
    'Nguyễn Văn Anh|Trần Đức Hằng|Lê Quốc Linh|Phạm Kim Quân|Hoàng Hữu Trí|Huỳnh Ngọc Yến|Phan Thanh Dũng|' +
      'Vũ Thị Hùng|Võ Minh Nam|Đặng Xuân Tâm|Bùi Văn Tuấn|Đỗ Đức Ý|Hồ Quốc Hạnh|Ngô Kim Lan|' +
      'Dương Hữu Phương|Lý Ngọc Tiến|Đoàn Thanh Việt|Đinh Thị Cường|Lâm Minh Hòa|Trịnh Xuân Mỹ|' +
      'Nguyễn Văn Sơn|Trần Đức Tùng|Lê Quốc Ái|Phạm Kim Hà|Hoàng Hữu Khánh|Huỳnh Ngọc Phúc|Phan Thanh Thủy|' +
      'Vũ Thị Vân|Võ Minh Bình|Đặng Xuân Hiếu|Bùi Văn Long|Đỗ Đức Quý|Hồ Quốc Tú|Ngô Kim Ân|Dương Hữu Đạt|' +
      'Lý Ngọc Hương|Đoàn Thanh Nga|Đinh Thị Thảo|Lâm Minh Uyên|Trịnh Xuân Anh|Nguyễn Văn Hằng|' +
      'Trần Đức Linh|Lê Quốc Quân|Phạm Kim Trí|Hoàng Hữu Yến|Huỳnh Ngọc Dũng|Phan Thanh Hùng|Vũ Thị Nam|' +
      'Võ Minh Tâm|Đặng Xuân Tuấn|Bùi Văn Ý|Đỗ Đức Hạnh|Hồ Quốc Lan|Ngô Kim Phương|Dương Hữu Tiến|' +
      'Lý Ngọc Việt|Đoàn Thanh Cường|Đinh Thị Hòa|Lâm Minh Mỹ|Trịnh Xuân Sơn|Nguyễn Văn Tùng|Trần Đức Ái|' +
      'Lê Quốc Hà|Phạm Kim Khánh|Hoàng Hữu Phúc|Huỳnh Ngọc Thủy|Phan Thanh Vân|Vũ Thị Bình|Võ Minh Hiếu|' +
      'Đặng Xuân Long|Bùi Văn Quý|Đỗ Đức Tú|Hồ Quốc Ân|Ngô Kim Đạt|Dương Hữu Hương|Lý Ngọc Nga|' +
      'Đoàn Thanh Thảo|Đinh Thị Uyên|Lâm Minh Anh|Trịnh Xuân Hằng|Nguyễn Văn Linh|Trần Đức Quân|Lê Quốc Trí|' +
      'Phạm Kim Yến|Hoàng Hữu Dũng|Huỳnh Ngọc Hùng|Phan Thanh Nam|Vũ Thị Tâm|Võ Minh Tuấn|Đặng Xuân Ý|' +
      'Bùi Văn Hạnh|Đỗ Đức Lan|Hồ Quốc Phương|Ngô Kim Tiến|Dương Hữu Việt|Lý Ngọc Cường|Đoàn Thanh Hòa|' +
      'Đinh Thị Mỹ|Lâm Minh Sơn|Trịnh Xuân Tùng|Nguyễn Văn Ái|Trần Đức Hà|Lê Quốc Khánh|Phạm Kim Phúc|' +
      'Hoàng Hữu Thủy|Huỳnh Ngọc Vân|Phan Thanh Bình|Vũ Thị Hiếu|Võ Minh Long|Đặng Xuân Quý|Bùi Văn Tú|' +
      'Đỗ Đức Ân|Hồ Quốc Đạt|Ngô Kim Hương|Dương Hữu Nga|Lý Ngọc Thảo|Đoàn Thanh Uyên|Đinh Thị Anh|' +
      'Lâm Minh Hằng|Trịnh Xuân Linh|Nguyễn Văn Quân|Trần Đức Trí|Lê Quốc Yến|Phạm Kim Dũng|Hoàng Hữu Hùng|' +
      'Huỳnh Ngọc Nam|Phan Thanh Tâm|Vũ Thị Tuấn|Võ Minh Ý|Đặng Xuân Hạnh|Bùi Văn Lan|Đỗ Đức Phương|' +
      'Hồ Quốc Tiến|Ngô Kim Việt|Dương Hữu Cường|Lý Ngọc Hòa|Đoàn Thanh Mỹ|Đinh Thị Sơn|Lâm Minh Tùng|' +
      'Trịnh Xuân Ái|Nguyễn Văn Hà|Trần Đức Khánh|Lê Quốc Phúc|Phạm Kim Thủy|Hoàng Hữu Vân|Huỳnh Ngọc Bình|' +
      'Phan Thanh Hiếu|Vũ Thị Long|Võ Minh Quý|Đặng Xuân Tú|NGUYỄN THỊ DŨNG|TRẦN THANH LINH|LÊ NGỌC THẢO|' +
      'PHẠM HỮU ÂN|HOÀNG KIM HIẾU|HUỲNH QUỐC PHÚC|PHAN ĐỨC TÙNG|VŨ VĂN CƯỜNG|VÕ XUÂN LAN|ĐẶNG MINH TÂM|' +
      'BÙI THỊ YẾN|ĐỖ THANH HẰNG|HỒ NGỌC NGA|NGÔ HỮU TÚ|DƯƠNG KIM BÌNH|LÝ QUỐC KHÁNH|ĐOÀN ĐỨC SƠN|' +
      'ĐINH VĂN VIỆT|LÂM XUÂN HẠNH|TRỊNH MINH NAM|NGUYỄN THỊ TRÍ|TRẦN THANH ANH|LÊ NGỌC HƯƠNG|PHẠM HỮU QUÝ|' +
      'HOÀNG KIM VÂN|HUỲNH QUỐC HÀ|PHAN ĐỨC MỸ|VŨ VĂN TIẾN|VÕ XUÂN Ý|ĐẶNG MINH HÙNG|BÙI THỊ QUÂN|' +
      'ĐỖ THANH UYÊN|HỒ NGỌC ĐẠT|NGÔ HỮU LONG|DƯƠNG KIM THỦY|LÝ QUỐC ÁI|ĐOÀN ĐỨC HÒA|ĐINH VĂN PHƯƠNG|' +
      'LÂM XUÂN TUẤN|TRỊNH MINH DŨNG|NGUYỄN THỊ LINH|TRẦN THANH THẢO|LÊ NGỌC ÂN|PHẠM HỮU HIẾU|' +
      'HOÀNG KIM PHÚC|HUỲNH QUỐC TÙNG|PHAN ĐỨC CƯỜNG|VŨ VĂN LAN|VÕ XUÂN TÂM|ĐẶNG MINH YẾN|BÙI THỊ HẰNG|' +
      'ĐỖ THANH NGA|HỒ NGỌC TÚ|NGÔ HỮU BÌNH|DƯƠNG KIM KHÁNH|LÝ QUỐC SƠN|ĐOÀN ĐỨC VIỆT|ĐINH VĂN HẠNH|' +
      'LÂM XUÂN NAM|TRỊNH MINH TRÍ|Thành phố Hồ Chí Minh|Đà Nẵng|Huế|Cần Thơ|HÀ NỘI|số 12 Phố Cổ, Hà Nội|' +
      'ĐÃ GIAO|CHƯA GIAO|À|Ừ|Ơi|Bà Rịa – Vũng Tàu|Ấp Mỹ Á|ÂU CƠ|TÂN BÌNH|CÔNG TY CỔ PHẦN Á CHÂU|ÁO DÀI|' +
      'Ý YÊN|HÓA ĐƠN|BÃI CHÁY',
  ),
  'Portuguese and Spanish': list(
    'João|José|Conceição|Assunção|Encarnação|Simão|Damião|Sebastião|Adão|Estêvão|Mário|Antônio|António|' +
      'Inês|Mônica|Fátima|Cláudia|Lúcia|Márcio|Sérgio|Vinícius|Luís|Aírton|Zé|Gonçalves|Magalhães|Guimarães|' +
      'Simões|Leão|Falcão|Frazão|Brandão|Galvão|Aragão|Calção|Romão|Patrão|Serrão|Tristão|Valadão|Araújo|' +
      'Antunes|Brás|Dinís|Eça|Garção|Lemos|Melo|Mendonça|Muñoz|Paixão|Praça|São João|São Luís|Goiânia|' +
      'Brasília|Maranhão|Ceará|Pará|Piauí|Amapá|Paraná|Rondônia|Espírito Santo|Ribeirão Preto|Cuiabá|Maceió|' +
      'Belém|Niterói|Florianópolis|Jundiaí|Tatuí|Avenida Marquês de São Vicente|Praça da Sé|' +
      'Rua Conceição, nº 12|Bairro Água Fria|Irmã Dulce|Irmã…|amanhã»|maçã|avô|avó|órfã|ímã|lã|lãs|não é|' +
      'opções|informações|ligações|coração|orações|mãe|mães|pães|cães|põe|limões|botões|caminhões|aviões|' +
      'fogões|corações|1ª|2º|Nº 5|R$ 30 à vista|à noite|às 9h|“à”|«à»|María|Ángel|Íñigo|Óscar|Úrsula|Iñaki|' +
      'Begoña|Peña|Núñez|Ibáñez|Yáñez|Ñandú|Ñuñoa|Logroño|A Coruña|España|Málaga|Cádiz|Córdoba|León|Ávila|' +
      'Jaén|Almería|Castellón|Gijón|Avilés|Güímar|Mogán|Pingüino|Cigüeña|Argüelles|Agüero|Güell|Sigüenza|' +
      '¿Qué?|¡Olé!|¿Él?|1.ª planta|C/ Álvarez, nº 3|2º A|3º Izq.|Año|Niño|Señor|Señora|Añil|Ñu|Piñón|Cañón|' +
      'Bañón|Müller de la Peña|Sáinz|Sáez|Díez|Gómez|López|Pérez|Sánchez|Martínez|Rodríguez|Fernández|' +
      'González|Hernández|Jiménez|Ruíz|Álvarez|Gutiérrez|Ramírez|Vázquez|Domínguez|Ortíz|Rubén|Raúl|Andrés|' +
      'Tomás|Inés|Belén|Mónica|Verónica|Sofía|Lucía|JOÃO|JOSÉ|CONCEIÇÃO|ASSUNÇÃO|ENCARNAÇÃO|SIMÃO|DAMIÃO|' +
      'SEBASTIÃO|ADÃO|ESTÊVÃO|MÁRIO|ANTÔNIO|ANTÓNIO|INÊS|MÔNICA|FÁTIMA|CLÁUDIA|LÚCIA|MÁRCIO|SÉRGIO|VINÍCIUS|' +
      'LUÍS|AÍRTON|ZÉ|GONÇALVES|MAGALHÃES|GUIMARÃES|SIMÕES|LEÃO|FALCÃO|FRAZÃO|BRANDÃO|GALVÃO|ARAGÃO|CALÇÃO|' +
      'ROMÃO|PATRÃO|SERRÃO|TRISTÃO|VALADÃO|ARAÚJO|ANTUNES|BRÁS|DINÍS|EÇA|GARÇÃO|LEMOS|MELO|MENDONÇA|MUÑOZ|' +
      'PAIXÃO|PRAÇA|SÃO JOÃO|SÃO LUÍS|GOIÂNIA|BRASÍLIA|MARANHÃO|CEARÁ|PARÁ|PIAUÍ|AMAPÁ|PARANÁ|RONDÔNIA|' +
      'ESPÍRITO SANTO|RIBEIRÃO PRETO|CUIABÁ|MACEIÓ|BELÉM|NITERÓI|FLORIANÓPOLIS|JUNDIAÍ|TATUÍ|' +
      'AVENIDA MARQUÊS DE SÃO VICENTE|PRAÇA DA SÉ|RUA CONCEIÇÃO, Nº 12|BAIRRO ÁGUA FRIA|IRMÃ DULCE|IRMÃ…|' +
      'AMANHÃ»|MAÇÃ|AVÔ|AVÓ|ÓRFÃ|ÍMÃ|LÃ|LÃS|NÃO É|OPÇÕES|INFORMAÇÕES|LIGAÇÕES|CORAÇÃO|ORAÇÕES|MÃE|MÃES|PÃES|' +
      'CÃES|PÕE|LIMÕES|BOTÕES|CAMINHÕES|AVIÕES|FOGÕES|CORAÇÕES|R$ 30 À VISTA|À NOITE|ÀS 9H|“À”|«À»|MARÍA|' +
      'ÁNGEL|ÍÑIGO|ÓSCAR|ÚRSULA|IÑAKI|BEGOÑA|PEÑA|NÚÑEZ|IBÁÑEZ|YÁÑEZ|ÑANDÚ|ÑUÑOA|LOGROÑO|A CORUÑA|ESPAÑA|' +
      'MÁLAGA|CÁDIZ|CÓRDOBA|LEÓN|ÁVILA|JAÉN|ALMERÍA|CASTELLÓN|GIJÓN|AVILÉS|GÜÍMAR|MOGÁN|PINGÜINO|CIGÜEÑA|' +
      'ARGÜELLES|AGÜERO|GÜELL|SIGÜENZA|¿QUÉ?|¡OLÉ!|¿ÉL?|1.ª PLANTA|C/ ÁLVAREZ, Nº 3|3º IZQ.|AÑO|NIÑO|SEÑOR|' +
      'SEÑORA|AÑIL|ÑU|PIÑÓN|CAÑÓN|BAÑÓN|MÜLLER DE LA PEÑA|SÁINZ|SÁEZ|DÍEZ|GÓMEZ|LÓPEZ|PÉREZ|SÁNCHEZ|' +
      'MARTÍNEZ|RODRÍGUEZ|FERNÁNDEZ|GONZÁLEZ|HERNÁNDEZ|JIMÉNEZ|RUÍZ|ÁLVAREZ|GUTIÉRREZ|RAMÍREZ|VÁZQUEZ|' +
      'DOMÍNGUEZ|ORTÍZ|RUBÉN|RAÚL|ANDRÉS|TOMÁS|INÉS|BELÉN|MÓNICA|VERÓNICA|SOFÍA|LUCÍA|MANHÃ|IRMÃ|MANHÃ”|' +
      '“MANHÔ|MANHÃ…|AMANHÃ\u00a0CEDO|LÃ – 100 %|SÃ|VÃ|CÃ|MAÇÃ.|MAÇÃ”|ÇÃ|ÇÕES|INFORMAÇÕES, LIGAÇÕES|AÇÃO|OPÇÃO|Ã|' +
      'Õ|ÃO',
  ),
  'German, Nordic, French and Central European': list(
    'Müller|Mueller|Schröder|Schäfer|Günther|Köhler|Krämer|Böhm|Jäger|Größ|Weiß|Groß|Strauß|Voß|Preuß|' +
      'Theiß|Böttcher|Grünewald|Häußler|Lübbers|Nüßlein|Öztürk|Übelhör|Ähnlich|Özil|Straße|Große Straße 5|' +
      'Fußgängerzone|Königsallee|Düsseldorf|Köln|München|Nürnberg|Würzburg|Göttingen|Lübeck|Zürich|' +
      'Österreich|Ä|Ö|Ü|ß|ÄÖÜ|äöüß|Süß & Söhne|„Grüß Gott“|»Über«|Maß|3. OG, Tür 7|§ 5|½ l|20 °C|5 µm|' +
      '€ 12,–|Åse|Søren|Bjørn|Øystein|Håkon|Åsa|Göran|Björk|Þórður|Ægir|Guðrún|Sigríður|Jón Þór|Ísafjörður|' +
      'Kópavogur|Þingvellir|Æðey|Öxnadalur|Reykjavík|Åland|Malmö|Göteborg|Västerås|Örebro|Älmhult|Tromsø|' +
      'Ålesund|Ærøskøbing|Aarhus Å|Väinämöinen|Hämäläinen|Jyväskylä|Ääniö|Töölö|Yöaika|Hääyöaie|Õnne|Jõhvi|' +
      'Jüri|Ülo|Tõnu|Öö|Jäääär|Töö|Hélène|François|Geneviève|Chloé|Zoé|Anaïs|Loïc|Noël|Maïté|Benoît|Jérôme|' +
      'Céline|Hervé|André|Aimée|Desirée|Béatrice|Gaël|Joël|Maëlle|Cœur|Sœur|Œuvre|L’Œil|Château|Forêt|' +
      'Île-de-France|Besançon|Orléans|Nîmes|Béziers|Sète|Saint-Étienne|Évreux|Épinal|Égalité|Ça va|Où ?|' +
      'À bientôt|à la carte|« à »|« à\u00a0»|jusqu’à\u00a0»|passé…»|“là”|voilà…|déjà»|là–bas|été»|«\u00a0été\u00a0»|C’est là.|' +
      'créée|réélu|réunionnée|européen|coréen|lycéen|aïeul|haïr|naïve|ambiguë|aiguë|Saül|Staël|n° 5|1º|Mᵐᵉ|' +
      'É.-U.|À|É|Ê|ÉÈÊ|Œ|Ç|CRÉÉE|RÉÉLUE|EUROPÉENNE|ÎLE|ŒUVRE|ÉTÉ|FORÊT|Ÿ|L’HAŸ-LES-ROSES|Ångström|Å|Øre|' +
      'Citroën|Renée Zoë|Dvořák|Çelik|Ağaoğlu|Şükrü|İnönü|Ünal|Gülşen|Işık|Çiğdem|Özgür|Büşra|ÖÇ|ÇÖ|ÜÖ|' +
      'ÖZGÜÇ|GÜÇLÜ|ÇÜNKÜ|Łukasz|Żółć|Wójcik|Święs|Źdźbło|Kraków|Łódź|Ján|Ľubomír|Škoda|Žižkov|Čapek|Řehoř|' +
      'Ďáblice|Ťažký|Ostrava|Ősi|Űrhajó|Győr|Árvíztűrő tükörfúrógép|Șerban|Țepeș|Călin|Brâncuși|Îngheț|' +
      'România|ROMÂNIA|ÎN|Ñ|ñ|Côte d’Ivoire|Curaçao|São Tomé|Réunion|Pâté|Entrée|Crème brûlée|Café',
  ),
  'Cyrillic and Greek': list(
    'Сёмин Сергей|Рыжов Светлана|Саянов Элла|Рябов Роман|Скрябин Раиса|Рюмин Ринат|Щербаков Степан|' +
      'Чехов Анна|Цой Сабина|Шолохов Савелий|Эйхе Пётр|Юдин Спартак|Яшин Рустам|Жуков Илья|Хрущёв Рудольф|' +
      'Сёмин Софья|Рыжов Яна|Саянов Сергей|Рябов Светлана|Скрябин Элла|Рюмин Роман|Щербаков Раиса|' +
      'Чехов Ринат|Цой Степан|Шолохов Анна|Эйхе Сабина|Юдин Савелий|Яшин Пётр|Жуков Спартак|Хрущёв Рустам|' +
      'Сёмин Юрий|Рыжов Серафима|Саянов Софья|Рябов Яна|Скрябин Сергей|Рюмин Светлана|Щербаков Элла|' +
      'Чехов Роман|Цой Раиса|Шолохов Ринат|Эйхе Степан|Юдин Анна|Яшин Сабина|Жуков Савелий|Хрущёв Пётр|' +
      'Сёмин Рудольф|Рыжов Ростислав|Саянов Юрий|Рябов Серафима|Скрябин Софья|Рюмин Яна|Щербаков Сергей|' +
      'Чехов Светлана|Цой Элла|Шолохов Роман|Эйхе Раиса|Юдин Ринат|Яшин Степан|Жуков Анна|Хрущёв Сабина|' +
      'Сергей Иванов|Роман Попов|Степан Соколов|Савелий Фёдоров|Рустам Алексеев|Ростислав Егоров|' +
      'Софья Степанов|Светлана Смирнов|Раиса Васильев|Анна Михайлов|Пётр Морозов|Илья Лебедев|Юрий Павлов|' +
      'Яна Николаев|Элла Кузнецов|Сергей Петров|Роман Новиков|Степан Волков|Савелий Семёнов|Рустам Козлов|' +
      'Ростислав Иванов|Софья Попов|Светлана Соколов|Раиса Фёдоров|Анна Алексеев|Пётр Егоров|Илья Степанов|' +
      'Юрий Смирнов|Яна Васильев|Элла Михайлов|Сергей Морозов|Роман Лебедев|Степан Павлов|Савелий Николаев|' +
      'Рустам Кузнецов|Ростислав Петров|Софья Новиков|Светлана Волков|Раиса Семёнов|Анна Козлов|Пётр Иванов|' +
      'Илья Попов|Юрий Соколов|Яна Фёдоров|Элла Алексеев|Сергей Егоров|Роман Степанов|Степан Смирнов|' +
      'Савелий Васильев|Рустам Михайлов|Ростислав Морозов|Софья Лебедев|Светлана Павлов|Раиса Николаев|' +
      'Анна Кузнецов|Пётр Петров|Илья Новиков|Юрий Волков|Яна Семёнов|Элла Козлов|ИВАНОВ С. С.|' +
      'СМИРНОВ С. Р.|КУЗНЕЦОВ Р. П.|ПОПОВ С. С.|ВАСИЛЬЕВ Р. Р.|ПЕТРОВ П. П.|СОКОЛОВ Ю. С.|МИХАЙЛОВ Э. Р.|' +
      'НОВИКОВ Р. П.|ФЁДОРОВ С. С.|МОРОЗОВ Р. Р.|ВОЛКОВ С. П.|АЛЕКСЕЕВ А. С.|ЛЕБЕДЕВ И. Р.|СЕМЁНОВ Я. П.|' +
      'ЕГОРОВ С. С.|ПАВЛОВ С. Р.|КОЗЛОВ Р. П.|СТЕПАНОВ С. С.|НИКОЛАЕВ Р. Р.|ИВАНОВ П. П.|СМИРНОВ Ю. С.|' +
      'КУЗНЕЦОВ Э. Р.|ПОПОВ Р. П.|ВАСИЛЬЕВ С. С.|ПЕТРОВ Р. Р.|СОКОЛОВ С. П.|МИХАЙЛОВ А. С.|НОВИКОВ И. Р.|' +
      'ФЁДОРОВ Я. П.|МОРОЗОВ С. С.|ВОЛКОВ С. Р.|АЛЕКСЕЕВ Р. П.|ЛЕБЕДЕВ С. С.|СЕМЁНОВ Р. Р.|ЕГОРОВ П. П.|' +
      'ПАВЛОВ Ю. С.|КОЗЛОВ Э. Р.|СТЕПАНОВ Р. П.|НИКОЛАЕВ С. С.|ООО «Ромашка»|АО «СССР»|РСФСР|СССР|' +
      'Российская Федерация|г. Санкт-Петербург|ул. Ленина, д. 5|Республика Саха (Якутия)|СПб|РЖД|Ёлка|Київ|' +
      'Їжак|Єва|Ґалаґан|Львів|Святослав Рихтер|Рє|Ст. Оскол|С.-Петербург|Р/с 40702|С/х|Њего|Љубица|Ђорђе|' +
      'Ћирић|Џон|Србија|РС Србија|Република Србија|Ѓорѓи|Ќосе|Ѕвезда|Ελλάδα|Αθήνα|Γιώργος|Δημήτρης|Ελένη|' +
      'Κωνσταντίνος|Παναγιώτης|Νικόλαος|Ιωάννης|Μαρία|Σοφία|Χρήστος|Οδός Ερμού 15|Θεσσαλονίκη|' +
      'ΑΕΡΟΠΟΡΙΑ ΑΙΓΑΙΟΥ|Ώρα|Ύδρα|Ήπειρος',
  ),
  'Japanese, Korean and others': list(
    '佐藤太郎|鈴木一郎|高橋花子|田中実|渡辺徹|渡邉健|渡邊宏|伊藤さくら|山本ひかり|中村ユウ|小林ﾏｻﾙ|加藤愛|吉田純|山田優|佐々木希|山口百恵|松本清張|井上靖|木村拓哉|林芙美子|斎藤工|' +
      '齋藤孝|齊藤由貴|斉藤和義|清水翔太|山﨑賢人|髙橋一生|﨑田|柳楽優弥|槇原敬之|槙野智章|檜山|樋口一葉|榊原|靏見|鷗外|鷲尾|鴻上|鵜飼|鰐淵|鱒二|麴町|葛飾区|葛󠄀城市|祇園|祇󠄀園|辻|' +
      '辻󠄀|逢坂|遙|瑤子|堯|尭|驍|驎太郎|龍之介|竜馬|東京都千代田区丸の内1-1-1|大阪市北区梅田|京都市上京区|㈱山田|㍿鈴木|（株）田中|ｶﾌﾞｼｷｶﾞｲｼｬ|センター|コーヒー|ヴァイオリン|' +
      'ゞ|々木|〆切|〒100-0001|①②③|№12|℡03|김민수|이영희|박지성|최수진|정우성|강동원|조인성|윤아|장동건|임수정|한지민|오세훈|서태지|신동엽|권상우|황정민|안성기|송강호|' +
      '유재석|전지현|홍길동|고아라|문근영|양현석|손예진|배용준|백종원|허준|남궁민|독고영재|제갈공명|선우은숙|황보관|서울특별시 강남구|부산광역시|대구|인천|광주|대전|울산|세종|' +
      '경기도 수원시|㈜한국|주식회사 삼성|뷁|똠방각하|펲시콜라|햏|สมชาย|สมหญิง|กรุงเทพมหานคร|เชียงใหม่|นครราชสีมา|محمد|أحمد|فاطمة|' +
      'علي|القاهرة|الرياض|دبي|شارع الملك|יוסף|שרה|תל אביב|ירושלים|חיפה|राम|सीता|दिल्ली|मुंबई|বাংলা|தமிழ்|' +
      'తెలుగు|ಕನ್ನಡ|മലയാളം|ગુજરાતી|ਪੰਜਾਬੀ|සිංහල|ລາວ|မြန်မာ|ខ្មែរ|ქართული|Հայերեն|አማርኛ|😀|👍🏽|🇨🇳|👨‍👩‍👧|' +
      '™ ® © ½ °C|“引号”…—|·|•|※|★|→|①|㎡|№|℃|±5|10 × 20|÷|¥ 100|£ 5|€ 9|¢|§|¶|†|‡|‰|′|″|≤|≥|≠|∞|√|∑|¼ ½ ¾|' +
      '¹ ² ³|ª º|« »|‹ ›|¿ ¡|° ±|µ|¬|¦|¨|¸|´|¯|“ ”|‘ ’|„ “|– —|… ‥|··|°°|»»|±±|½½|××',
  ),
  'Chinese addresses and companies': list(
    '天津市和平区衢州路1弄1号|重庆市鄞州区漯河路38弄2号|厦门市道里区澧水街75弄3号|青岛市思明区亳州大道112弄4号|大连市金水区沅江路149弄5号|宁波市崂山区泸州街186弄6号|' +
      '合肥市中山区醴陵道223弄7号|郑州市五华区衢州路260弄8号|长沙市渝北区漯河路297弄9号|昆明市蜀山区澧水街334弄10号|哈尔滨市栖霞区亳州大道371弄11号|天津市市南区沅江路408弄12号|' +
      '重庆市岳麓区泸州街445弄13号|厦门市和平区醴陵道482弄14号|青岛市鄞州区衢州路519弄15号|大连市道里区漯河路556弄16号|宁波市思明区澧水街593弄17号|' +
      '合肥市金水区亳州大道630弄18号|郑州市崂山区沅江路667弄19号|长沙市中山区泸州街704弄20号|昆明市五华区醴陵道741弄21号|哈尔滨市渝北区衢州路778弄22号|' +
      '天津市蜀山区漯河路15弄23号|重庆市栖霞区澧水街52弄24号|厦门市市南区亳州大道89弄25号|青岛市岳麓区沅江路126弄26号|大连市和平区泸州街163弄27号|宁波市鄞州区醴陵道200弄28号|' +
      '合肥市道里区衢州路237弄29号|郑州市思明区漯河路274弄30号|长沙市金水区澧水街311弄31号|昆明市崂山区亳州大道348弄32号|哈尔滨市中山区沅江路385弄33号|' +
      '天津市五华区泸州街422弄34号|重庆市渝北区醴陵道459弄35号|厦门市蜀山区衢州路496弄36号|青岛市栖霞区漯河路533弄37号|大连市市南区澧水街570弄38号|' +
      '宁波市岳麓区亳州大道607弄39号|合肥市和平区沅江路644弄40号|郑州市鄞州区泸州街681弄41号|长沙市道里区醴陵道718弄42号|昆明市思明区衢州路755弄43号|' +
      '哈尔滨市金水区漯河路792弄44号|天津市崂山区澧水街29弄45号|重庆市中山区亳州大道66弄46号|厦门市五华区沅江路103弄47号|青岛市渝北区泸州街140弄48号|' +
      '大连市蜀山区醴陵道177弄49号|宁波市栖霞区衢州路214弄50号|合肥市市南区漯河路251弄51号|郑州市岳麓区澧水街288弄52号|长沙市和平区亳州大道325弄53号|' +
      '昆明市鄞州区沅江路362弄54号|哈尔滨市道里区泸州街399弄55号|天津市思明区醴陵道436弄56号|重庆市金水区衢州路473弄57号|厦门市崂山区漯河路510弄58号|' +
      '青岛市中山区澧水街547弄59号|大连市五华区亳州大道584弄60号|宁波市渝北区沅江路621弄1号|合肥市蜀山区泸州街658弄2号|郑州市栖霞区醴陵道695弄3号|长沙市市南区衢州路732弄4号|' +
      '昆明市岳麓区漯河路769弄5号|哈尔滨市和平区澧水街6弄6号|天津市鄞州区亳州大道43弄7号|重庆市道里区沅江路80弄8号|厦门市思明区泸州街117弄9号|青岛市金水区醴陵道154弄10号|' +
      '北京市朝阳区建国路1号1室|上海市南山区人民南路14号2室|广州市吴中区文三路27号3室|深圳市雁塔区世纪大道40号4室|杭州市天河区解放大道53号5室|南京市鼓楼区中山北路66号6室|' +
      '苏州市江岸区体育西路79号7室|成都市浦东新区长安南路92号8室|武汉市西湖区干将东路105号9室|西安市武侯区科技园路118号10室|北京市朝阳区建国路131号11室|' +
      '上海市南山区人民南路144号12室|广州市吴中区文三路157号13室|深圳市雁塔区世纪大道170号14室|杭州市天河区解放大道183号15室|南京市鼓楼区中山北路196号16室|' +
      '苏州市江岸区体育西路209号17室|成都市浦东新区长安南路222号18室|武汉市西湖区干将东路235号19室|西安市武侯区科技园路248号20室|北京市朝阳区建国路261号21室|' +
      '上海市南山区人民南路274号22室|广州市吴中区文三路287号23室|深圳市雁塔区世纪大道300号24室|杭州市天河区解放大道313号25室|南京市鼓楼区中山北路326号26室|' +
      '苏州市江岸区体育西路339号27室|成都市浦东新区长安南路352号28室|武汉市西湖区干将东路365号29室|西安市武侯区科技园路378号30室|北京市朝阳区建国路391号1室|' +
      '上海市南山区人民南路404号2室|广州市吴中区文三路417号3室|深圳市雁塔区世纪大道430号4室|杭州市天河区解放大道443号5室|南京市鼓楼区中山北路456号6室|苏州市江岸区体育西路469号7室|' +
      '成都市浦东新区长安南路482号8室|武汉市西湖区干将东路495号9室|西安市武侯区科技园路508号10室|北京市朝阳区建国路521号11室|上海市南山区人民南路534号12室|' +
      '广州市吴中区文三路547号13室|深圳市雁塔区世纪大道560号14室|杭州市天河区解放大道573号15室|南京市鼓楼区中山北路586号16室|苏州市江岸区体育西路599号17室|' +
      '成都市浦东新区长安南路612号18室|武汉市西湖区干将东路625号19室|西安市武侯区科技园路638号20室|北京市朝阳区建国路651号21室|上海市南山区人民南路664号22室|' +
      '广州市吴中区文三路677号23室|深圳市雁塔区世纪大道690号24室|杭州市天河区解放大道703号25室|南京市鼓楼区中山北路716号26室|苏州市江岸区体育西路729号27室|' +
      '成都市浦东新区长安南路742号28室|武汉市西湖区干将东路755号29室|西安市武侯区科技园路768号30室|北京市朝阳区建国路781号1室|上海市南山区人民南路794号2室|' +
      '广州市吴中区文三路807号3室|深圳市雁塔区世纪大道820号4室|杭州市天河区解放大道833号5室|南京市鼓楼区中山北路846号6室|苏州市江岸区体育西路859号7室|' +
      '成都市浦东新区长安南路872号8室|武汉市西湖区干将东路885号9室|西安市武侯区科技园路898号10室|北京市朝阳区建国路911号11室|上海市南山区人民南路924号12室|' +
      '广州市吴中区文三路937号13室|深圳市雁塔区世纪大道950号14室|杭州市天河区解放大道963号15室|南京市鼓楼区中山北路976号16室|苏州市江岸区体育西路989号17室|' +
      '成都市浦东新区长安南路3号18室|武汉市西湖区干将东路16号19室|西安市武侯区科技园路29号20室|北京市朝阳区建国路42号21室|上海市南山区人民南路55号22室|广州市吴中区文三路68号23室|' +
      '深圳市雁塔区世纪大道81号24室|杭州市天河区解放大道94号25室|南京市鼓楼区中山北路107号26室|苏州市江岸区体育西路120号27室|成都市浦东新区长安南路133号28室|' +
      '武汉市西湖区干将东路146号29室|西安市武侯区科技园路159号30室|北京市朝阳区建国路172号1室|上海市南山区人民南路185号2室|广州市吴中区文三路198号3室|' +
      '深圳市雁塔区世纪大道211号4室|杭州市天河区解放大道224号5室|南京市鼓楼区中山北路237号6室|苏州市江岸区体育西路250号7室|成都市浦东新区长安南路263号8室|' +
      '武汉市西湖区干将东路276号9室|西安市武侯区科技园路289号10室|北京市朝阳区建国路302号11室|上海市南山区人民南路315号12室|广州市吴中区文三路328号13室|' +
      '深圳市雁塔区世纪大道341号14室|杭州市天河区解放大道354号15室|南京市鼓楼区中山北路367号16室|苏州市江岸区体育西路380号17室|成都市浦东新区长安南路393号18室|' +
      '武汉市西湖区干将东路406号19室|西安市武侯区科技园路419号20室|北京市朝阳区建国路432号21室|上海市南山区人民南路445号22室|广州市吴中区文三路458号23室|' +
      '深圳市雁塔区世纪大道471号24室|杭州市天河区解放大道484号25室|南京市鼓楼区中山北路497号26室|苏州市江岸区体育西路510号27室|成都市浦东新区长安南路523号28室|' +
      '武汉市西湖区干将东路536号29室|西安市武侯区科技园路549号30室|北京市鑫源恒昌科技有限公司|上海市嘉禾博远贸易有限公司|广州市博远嘉禾实业股份有限公司|深圳市恒昌鑫源网络科技（上海）有限公司|' +
      '杭州市宏图天成餐饮管理有限公司|南京市中科瑞丰科技有限公司|苏州市华美明德贸易有限公司|成都市明德华美实业股份有限公司|武汉市瑞丰中科网络科技（上海）有限公司|西安市天成宏图餐饮管理有限公司|' +
      '阿卜杜拉·买买提|迪丽热巴·迪力木拉提|古力娜扎尔·拜合提亚尔|欧阳（小）|陈Sir|T恤|X光|卡拉OK|A座B区|VIP客户|微信：abc|QQ 123',
  ),
};
