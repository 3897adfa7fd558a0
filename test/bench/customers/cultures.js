// How people of other countries are called, and the several ways one of them is written in Latin letters: what a reader of
// that country takes for one name. Lists in order of how common a name is, roughly; `Name:other,spellings` where there are.
import { sampler, zipf } from './sets.js';

const listed = (text) =>
  text.split(' ').map((entry) => {
    const [name, more] = entry.replaceAll('_', ' ').split(':');
    return { name, spellings: [name, ...(more?.split(',') ?? [])] };
  });
const bare = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D'); // prettier-ignore

/** `draw` gives one entry of a skewed list. */
function drawing(random, text, exponent) {
  const entries = listed(text);
  return sampler(random, zipf(entries, exponent));
}

const MACRON = { ā: ['a', 'aa'], ū: ['u', 'u', 'uu'], ō: ['o', 'o', 'ou', 'oh'], ē: ['e'], ī: ['i', 'ii'] };

export const CULTURES = {
  japanese: {
    dial: '81',
    phone: (random) => `${random.pick(['90', '80', '70'])}${random.between(2, 9)}${random.digits(7)}`,
    cities: 'Tokyo Osaka Yokohama Nagoya Sapporo Kobe Kyoto Fukuoka Kawasaki Saitama Hiroshima Sendai'.split(' '), // prettier-ignore
    street: (random) => `${random.between(1, 9)}-${random.between(1, 30)}-${random.between(1, 25)} ${random.pick('Honcho Sakae Minami Kita Nishi Chuo Higashi Asahi Midori Aoba Izumi Tsukuda Kanda Shiba Ueno Nakano'.split(' '))}`, // prettier-ignore
    open(random) {
      const family = drawing(random, 'Satō Suzuki Takahashi Tanaka Watanabe Itō Yamamoto Nakamura Kobayashi Katō Yoshida Yamada Sasaki Yamaguchi Matsumoto Inoue Kimura Hayashi Shimizu Yamazaki Mori Abe Ikeda Hashimoto Yamashita Ishikawa Nakajima Maeda Fujita Ogawa Gotō Okada Hasegawa Murakami Kondō Ishii Saitō Sakamoto Endō Aoki Fujii Nishimura Fukuda Ōta Miura Takeuchi Nakagawa Okamoto Matsuda Nakano Harada Ōno Tamura Wada Ishida Ueda Morita Hara Shibata Sakai Kudō Yokoyama Miyazaki Uchida Takagi Andō Taniguchi Maruyama Imai Kōno Fujimoto Murata Takeda Sugiyama Arai Otsuka Hirano Kojima Noguchi Chiba Iwasaki Kubo Matsui Nomura Sano Kikuchi', 0.7); // prettier-ignore
      const male = drawing(random, 'Hiroshi Takashi Kenji Akira Kazuo Satoshi Makoto Naoki Daisuke Takuya Yūta Shōta Ryōta Kenta Shō Yūsuke Kōji Shinji Kōichi Jun_ichi:Junichi Tarō Ichirō Yūji Ryō Hayato Haruto Sōta Riku Minato Tetsuya Masato Noboru Osamu Shigeru Yoshio Hideki Tomohiro Keisuke Kazuya Manabu', 0.5); // prettier-ignore
      const female = drawing(random, 'Yōko Keiko Kazuko Sachiko Noriko Kumiko Yumiko Tomoko Emiko Mayumi Akemi Naomi Misaki Ayaka Yuka Yūko Kyōko Junko Hiroko Michiko Aiko Haruka Sakura Hina Yui Mio Rin Akari Nanami Saki Megumi Mai Kana Rie Eri Chieko Fumiko Hisako Miki Reiko', 0.5); // prettier-ignore
      const roman = (text, how) => text.toLowerCase().replace(/[āūōēī]/g, (sign) => (how === 0 ? sign : MACRON[sign][Math.min(how - 1, MACRON[sign].length - 1)])).replace(/^\p{L}/u, (sign) => sign.toUpperCase()); // prettier-ignore
      return {
        family,
        given: (isMale) => (isMale ? male() : female()),
        write(p) {
          const how = random.weighted([[0, 12], [1, 60], [3, 18], [4, 5]]); // prettier-ignore
          const [given, surname] = [roman(p.given.name, how), roman(p.family.name, how)];
          return {
            given,
            surname,
            whole: order(random, given, surname, [55, 22, 10, 6]),
          };
        },
      };
    },
  },
  korean: {
    dial: '82',
    phone: (random) => `10${random.between(2, 9)}${random.digits(7)}`,
    cities: 'Seoul Busan Incheon Daegu Daejeon Gwangju Suwon Ulsan Changwon Seongnam'.split(' '),
    street: (random) => `${random.between(1, 400)} ${random.pick('Teheran Sejong Gangnam Dosan Hangang Mapo Jongno Eulji Yeongdong Songpa Olympic Toegye'.split(' '))}-${random.pick(['ro', 'daero', 'gil'])}`, // prettier-ignore
    open(random) {
      const family = sampler(random, listed('Kim Lee:Yi,Rhee Park:Pak Choi:Choe Jung:Jeong,Chung Kang:Gang Cho:Jo Yoon:Yun Jang:Chang Lim:Im Han Oh Seo:Suh Shin:Sin Kwon Hwang Ahn:An Song Yoo:Yu Hong Jeon:Jun Ko:Go Moon:Mun Son Yang Bae Baek:Paik Heo:Hur Nam Shim:Sim Noh:Roh Ha Kwak Sung Cha Joo:Ju Woo:Wu Min').map((entry, at) => [entry, [215, 147, 84, 47, 43, 23, 21, 21, 20, 17][at] ?? Math.max(2, 18 - at / 2.5)])); // prettier-ignore
      const first = drawing(random, 'Min Seo:Suh Ji Jun:Joon Sung:Seong Hyun:Hyeon Jae Dong Young:Yeong Sang Jin Tae Kyung:Gyeong Seung Woo:U Byung:Byeong Chan Eun Hye Mi Soo:Su Yoon:Yun Da Ye Bo So', 0.35); // prettier-ignore
      const second = drawing(random, 'ho min hyun:hyeon woo soo:su hoon:hun jin seok:suk kyu:gyu won young:yeong sik jun:joon hee:hui jung:jeong kyung:gyeong sun:seon ah:a yeon:youn ji eun na rin bin', 0.35); // prettier-ignore
      return {
        family,
        given: () => {
          const [one, other] = [first(), second()];
          return { name: `${one.name}-${other.name}`, parts: [one, other] };
        },
        write(p) {
          const other = random.chance(0.15);
          const say = (each) => (other ? random.pick(each.spellings) : each.name);
          const [one, two] = p.given.parts.map(say);
          const given = random.weighted([[`${one}-${two}`, 40], [`${one}${two}`, 30], [`${one} ${two[0].toUpperCase()}${two.slice(1)}`, 30]]); // prettier-ignore
          const surname = other ? random.pick(p.family.spellings) : p.family.name;
          return { given, surname, whole: order(random, given, surname, [40, 42, 8, 6]) };
        },
      };
    },
  },
  arabic: {
    dial: '971',
    phone: (random) => `5${random.pick(['0', '2', '4', '5', '6', '8'])}${random.between(2, 9)}${random.digits(6)}`, // prettier-ignore
    cities: ['Dubai', 'Abu Dhabi', 'Sharjah', 'Ajman', 'Al Ain', 'Fujairah', 'Ras Al Khaimah'],
    street: (random) => `Villa ${random.between(1, 250)}, ${random.pick('Al_Wasl Jumeirah Al_Nahda Al_Khail Zabeel Al_Maktoum Corniche Al_Falah Muroor Hamdan Al_Taawun Rashidiya'.split(' ')).replace('_', ' ')} ${random.pick(['Road', 'Street'])}`, // prettier-ignore
    open(random) {
      const male = drawing(random, 'Mohammed:Muhammad,Mohamed,Mohammad,Mohamad Ahmed:Ahmad Ali Omar:Umar Hassan:Hasan Hussein:Husayn,Hussain,Husain Khaled:Khalid Yousef:Yusuf,Youssef,Yousuf Ibrahim:Ebrahim Mahmoud:Mahmood,Mahmud Mustafa:Moustafa,Mostafa Abdullah:Abdallah,Abdulla Abdulrahman:Abdul_Rahman,Abdelrahman,Abd_al-Rahman Abdulaziz:Abdul_Aziz,Abdelaziz Saleh:Salih Tariq:Tarek,Tareq Samir:Sameer Karim:Kareem Faisal:Faysal Nasser:Nasir,Naser Walid:Waleed Hamza:Hamzah Bilal:Belal Ziad:Ziyad Rashid:Rasheed Majid:Majed Sami:Samy Adel:Adil Jamal:Gamal Saif:Seif Sultan Hamad Rami:Ramy', 0.6); // prettier-ignore
      const female = drawing(random, 'Fatima:Fatma,Fatimah Aisha:Aysha,Ayesha Maryam:Mariam Noor:Nour,Nur Zainab:Zeinab,Zaynab Khadija:Khadijah Layla:Leila,Laila Sara:Sarah Amina:Aminah Huda:Hoda Salma Rania:Raniya Hanan Samira:Sameera Nadia:Nadya Yasmin:Yasmeen,Yasmine Reem:Rim Dina Mona:Muna Amal Latifa:Lateefa Hessa:Hissa Shamma Mouza:Moza', 0.5); // prettier-ignore
      const family = drawing(random, 'al-Masri:El_Masry,Almasri,Al_Masri al-Sayed:El-Sayed,Elsayed,Al_Sayyid Haddad:Hadad Khoury:Khouri Hamdan Khalil:Khaleel Mansour:Mansoor,Mansur Othman:Osman al-Harbi:Alharbi,Al_Harbi al-Ghamdi:Alghamdi,Al_Ghamdi al-Otaibi:Alotaibi,Al_Otaibi al-Qahtani:Alqahtani al-Zahrani:Alzahrani,Al_Zahrani al-Shammari:Alshammari,Al_Shamari al-Mutairi:Almutairi Darwish:Darweesh Hijazi:Hegazy Salem:Salim Shaheen:Shahin Younis:Yunis Farouk:Farooq Najjar:Najar Sabbagh Qasim:Kassem,Qassem Zaki:Zaky Fawzi:Fawzy Hakim:Hakeem Jaber:Jabir al-Maktoum:Al_Maktoum,Almaktoum al-Suwaidi:Al_Suwaidi,Alsuwaidi al-Mansoori:Al_Mansouri,Almansoori al-Hashimi:Al_Hashemi,Alhashimi al-Nuaimi:Al_Nuaimi,Alnuaimi al-Balushi:Al_Balushi,Albalooshi al-Kaabi:Al_Kaabi,Alkaabi', 0.4); // prettier-ignore
      return {
        family,
        given: (isMale) => (isMale ? male() : female()),
        middle: (father) => father ?? male(),
        write(p) {
          const say = (each) => (random.chance(0.65) ? each.name : random.pick(each.spellings));
          const [given, surname] = [say(p.given), say(p.family)];
          const middle = random.weighted([['', 55], [` ${say(p.middle)}`, 35], [` ${p.middle.name[0]}.`, 10]]); // prettier-ignore
          return {
            given: given + middle,
            surname,
            whole: order(random, given + middle, surname, [88, 0, 6, 6]),
          };
        },
      };
    },
  },
  spanish: {
    dial: '34',
    phone: (random) => `6${random.digits(8)}`,
    cities: ['Madrid', 'Barcelona', 'Valencia', 'Sevilla', 'Zaragoza', 'Málaga', 'Murcia', 'Bilbao', 'Córdoba', 'Valladolid'], // prettier-ignore
    street: (random) => `${random.pick(['Calle', 'C/', 'Avenida', 'Avda.', 'Plaza'])} ${random.pick(['Mayor', 'Real', 'del Sol', 'de la Iglesia', 'San Juan', 'de Cervantes', 'Gran Vía', 'de Goya', 'Nueva', 'de Colón', 'de la Paz', 'del Carmen', 'Santa Ana'])} ${random.between(1, 180)}${random.chance(0.6) ? `, ${random.between(1, 9)}º ${random.pick(['A', 'B', 'C', 'D', 'izq', 'dcha'])}` : ''}`, // prettier-ignore
    open(random) {
      const family = drawing(random, 'García Rodríguez González Fernández López Martínez Sánchez Pérez Gómez Martín Jiménez Hernández Ruiz Díaz Moreno Muñoz Álvarez Romero Gutiérrez Alonso Navarro Torres Domínguez Ramos Vázquez Ramírez Gil Serrano Morales Molina Blanco Suárez Castro Ortega Delgado Ortiz Marín Rubio Núñez Medina Sanz Castillo Iglesias Cortés Garrido Santos Guerrero Lozano Cano Cruz Méndez Flores Prieto Herrera Peña León Márquez Cabrera Gallego Calvo Vidal Campos Vega Reyes Fuentes Carrasco Diez Aguilar Caballero Nieto Santana Pascual Herrero Lorenzo Hidalgo Montero Ibáñez Giménez Ferrer Durán Vicente Benítez Arias Mora Santiago Vargas Carmona Crespo de_la_Fuente del_Río', 0.6); // prettier-ignore
      const male = drawing(random, 'Antonio Manuel José Francisco David Juan Javier Daniel José_Antonio Francisco_Javier José_Luis Carlos Jesús Alejandro Miguel José_Manuel Rafael Pablo Pedro Miguel_Ángel Ángel Sergio Fernando Jorge Luis Alberto Juan_Carlos Álvaro Adrián Diego Juan_José Raúl Iván Rubén Juan_Antonio Óscar Enrique Ramón Andrés Santiago', 0.5); // prettier-ignore
      const female = drawing(random, 'María_Carmen:Mª_Carmen,Maria_del_Carmen María Carmen Ana_María:Ana_Mª Laura María_Pilar:Mª_Pilar Isabel Josefa Cristina Marta María_Dolores:Mª_Dolores María_José:Mª_José Ana Lucía Sara María_Teresa:Mª_Teresa Paula Elena Raquel Pilar Manuela María_Ángeles:Mª_Ángeles Rosa_María:Rosa_Mª Beatriz Nuria Silvia Irene Patricia Julia Rocío Mónica Alba Ángela Andrea Sonia Alicia Marina Inés Sandra', 0.5); // prettier-ignore
      return {
        family,
        given: (isMale) => (isMale ? male() : female()),
        second: true,
        write(p) {
          const plain = random.chance(0.4) ? bare : (text) => text;
          const given = plain(random.chance(0.8) ? p.given.name : random.pick(p.given.spellings));
          const surname = plain(random.chance(0.7) ? `${p.family.name} ${p.second.name}` : random.chance(0.15) ? `${p.family.name}-${p.second.name}` : p.family.name); // prettier-ignore
          return { given, surname, whole: order(random, given, surname, [78, 0, 10, 12]) };
        },
      };
    },
  },
  vietnamese: {
    dial: '84',
    phone: (random) => `${random.pick(['90', '91', '93', '97', '98', '86', '35', '38', '70', '79'])}${random.digits(7)}`, // prettier-ignore
    cities: ['Hanoi', 'Ho Chi Minh City', 'Da Nang', 'Hai Phong', 'Can Tho', 'Hue', 'Nha Trang', 'Bien Hoa'],
    street: (random) => `${random.between(1, 400)} ${random.pick(['Le Loi', 'Nguyen Hue', 'Tran Hung Dao', 'Hai Ba Trung', 'Ly Thuong Kiet', 'Le Duan', 'Quang Trung', 'Phan Chu Trinh', 'Ba Trieu', 'Dien Bien Phu'])}, Ward ${random.between(1, 15)}`, // prettier-ignore
    open(random) {
      const family = sampler(random, listed('Nguyễn Trần Lê Phạm Hoàng:Huỳnh Phan Vũ:Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Đoàn Lâm Mai Trịnh Đào Cao Hà Lưu Lương').map((entry, at) => [entry, [38, 11, 9.5, 7, 5, 4.5, 4, 2.1, 2, 1.4, 1.3, 1.3, 1][at] ?? 0.6])); // prettier-ignore
      const maleMiddle = drawing(random, 'Văn Minh Đức Hữu Quang Xuân Hoàng Thanh Ngọc Bảo Tuấn Quốc Công Đình', 0.6); // prettier-ignore
      const femaleMiddle = drawing(random, 'Thị Thị_Thu Thị_Thanh Ngọc Thu Kim Minh Thanh Bảo Phương Mỹ Thị_Kim Thị_Ngọc', 0.6); // prettier-ignore
      const male = drawing(random, 'Anh Hùng Dũng Nam Long Minh Tuấn Hải Sơn Thắng Quân Khoa Phúc Đạt Tâm Bình Cường Hiếu Trung Kiên Hưng Việt Khánh Lộc Tài Thành Toàn Huy Duy Phong', 0.3); // prettier-ignore
      const female = drawing(random, 'Linh Hương Lan Mai Hoa Thảo Trang Ngọc Phương Hà Yến Nga Thủy Hạnh Vy Nhung Anh Hằng Hiền Loan Oanh Dung My Trinh Tuyết Vân Xuân Quỳnh Huyền Chi', 0.3); // prettier-ignore
      return {
        family,
        given: (isMale) => {
          const [middle, given] = isMale ? [maleMiddle(), male()] : [femaleMiddle(), female()];
          return { name: `${middle.name} ${given.name}`, middle: middle.name, last: given.name };
        },
        write(p) {
          const plain = random.chance(0.7) ? bare : (text) => text;
          const { middle, last } = p.given;
          const surname = plain(p.family.name);
          const whole = random.weighted([
            [`${surname} ${middle} ${last}`, 62],
            [`${surname} ${middle} ${last}`.toUpperCase(), 10],
            [`${last} ${surname}`, 7],
            [`${last} ${middle} ${surname}`, 11],
            [`${surname} ${last}`, 6],
          ]);
          return { given: plain(`${middle} ${last}`), surname, whole: plain(whole) };
        },
      };
    },
  },
  german: {
    dial: '49',
    phone: (random) => `1${random.pick(['51', '60', '70', '71', '72', '75', '76'])}${random.between(1, 9)}${random.digits(7)}`, // prettier-ignore
    cities: ['Berlin', 'München', 'Köln', 'Düsseldorf', 'Nürnberg', 'Lübeck', 'Göttingen', 'Würzburg', 'Mainz', 'Leipzig'], // prettier-ignore
    street: (random) => `${random.pick(['Bahnhof', 'Haupt', 'Schiller', 'Goethe', 'Mühlen', 'Garten', 'Berg', 'Kirch', 'Linden', 'Rosen', 'Grün', 'Schloß', 'König'])}${random.pick(['straße', 'str.', 'strasse', 'weg', 'gasse', 'allee'])} ${random.between(1, 180)}${random.chance(0.15) ? random.pick(['a', 'b', 'c']) : ''}`, // prettier-ignore
    open(random) {
      const family = drawing(random, 'Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Richter Klein Wolf Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Schmitt Werner Schmitz Krause Meier Lehmann Schmid Schulze Maier Köhler Herrmann König Walter Mayer Huber Kaiser Fuchs Peters Lang Scholz Möller Weiß Jung Hahn Schubert Vogel Friedrich Keller Günther Frank Berger Winkler Roth Beck Lorenz Baumann Franke Albrecht Schuster Simon Ludwig Böhm Winter Kraus Martin Schumacher Krämer Vogt Stein Jäger Otto Sommer Groß Seidel Heinrich Brandt Haas Schreiber Graf Dietrich Ziegler Kuhn Kühn Pohl Engel Horn Busch Bergmann Thomas Voigt Sauer Arnold Wolff Pfeiffer von_Bülow von_der_Heide zu_Löwenstein Grünwald Hölzer Größmann', 0.6); // prettier-ignore
      const male = drawing(random, 'Thomas Michael Andreas Peter Stefan:Stephan Christian Hans Klaus:Claus Jürgen Wolfgang Martin Frank Uwe Bernd Jörg Günter:Günther Dieter Matthias:Mathias Jens Markus:Marcus Sebastian Jan Tobias Philipp:Philip Lukas:Lucas Björn Torsten:Thorsten Karl:Carl Hans-Peter Karl-Heinz:Karlheinz Götz Jonas Felix Max Paul Leon Sören', 0.5); // prettier-ignore
      const female = drawing(random, 'Sabine Susanne Petra Monika Claudia Birgit Andrea Gabriele Ursula Renate Karin:Carin Brigitte Stefanie:Stephanie Julia Anna Katrin:Kathrin,Catrin Nicole Anja Silke Käthe Jutta Bärbel Angelika Heike Christine Martina Melanie Sandra Lena Laura Hannah:Hanna Sophie:Sofie Marie Anne-Marie:Annemarie Eva-Maria Jördis', 0.5); // prettier-ignore
      const german = (text) => text.replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue').replaceAll('ß', 'ss').replace('Ä', 'Ae').replace('Ö', 'Oe').replace('Ü', 'Ue'); // prettier-ignore
      return {
        family,
        given: (isMale) => (isMale ? male() : female()),
        write(p) {
          const say = random.weighted([[(text) => text, 60], [german, 25], [(text) => bare(text).replaceAll('ß', 'ss'), 15]]); // prettier-ignore
          const given = say(random.chance(0.9) ? p.given.name : random.pick(p.given.spellings));
          const surname = say(p.family.name);
          const title = random.chance(0.06) ? 'Dr. ' : '';
          return { given, surname, whole: title + order(random, given, surname, [80, 4, 4, 12]) };
        },
      };
    },
  },
  hongkong: {
    dial: '852',
    phone: (random) => `${random.pick(['5', '6', '9'])}${random.digits(7)}`,
    cities: 'Kowloon Wanchai Mongkok Shatin Tuen_Mun Yuen_Long Central Tsuen_Wan'.split(' ').map((city) => city.replace('_', ' ')), // prettier-ignore
    street: (random) => `Flat ${random.pick('ABCDEFGH'.split(''))}, ${random.between(1, 45)}/F, Block ${random.between(1, 12)}, ${random.pick(['City Garden', 'Mei Foo Sun Chuen', 'Taikoo Shing', 'Whampoa Garden', 'Laguna City', 'Kornhill', 'Sceneway Garden', 'City One', 'Metro City', 'Belvedere Garden'])}`, // prettier-ignore
    open(random) {
      const family = drawing(random, 'Chan Leung Cheung Lau Wong Lee Ng Ho Lam Cheng Yeung Kwok Tang Yip Chow Tsang Fung Tam Law Choi Poon Yuen Tse Lo Mak Hui Ma Siu Chiu Kwan Au Yu Chu Lui Kwong Fong', 0.7); // prettier-ignore
      const first = drawing(random, 'Ka Wing Chi Tsz Man Wai Siu Kwok Hoi Yuen Lai Pui Mei Sau Yee Chun Hon Tai Kin Shuk Ming Ho Cheuk', 0.4); // prettier-ignore
      const second = drawing(random, 'Ming Man Yan Wai Yee Ling Fai Kit Keung Ho Lok Hang Kwan Ying Fong Shan Chung Yin Lam Ki Hei Kei Wah Yu Sum', 0.4); // prettier-ignore
      const male = drawing(random, 'Peter David John Michael Kelvin Ken Jason Alex Eric Raymond Andy Tony Thomas Patrick Simon Danny Billy Edmond Ivan Terence', 0.5); // prettier-ignore
      const female = drawing(random, 'Mary Grace Karen Joyce Winnie Amy May Connie Alice Vivian Cindy Fanny Kitty Carmen Betty Queenie Yoyo Angel Phoebe Cherry', 0.5); // prettier-ignore
      return {
        family,
        given: (isMale) => {
          const [one, other] = [first(), second()];
          const english = random.chance(0.6) ? (isMale ? male() : female()).name : '';
          return { name: `${one.name} ${other.name}`, one: one.name, other: other.name, english };
        },
        write(p) {
          const { one, other, english } = p.given;
          const surname = p.family.name;
          const joined = random.weighted([[`${one} ${other}`, 60], [`${one}-${other.toLowerCase()}`, 20], [`${one}${other.toLowerCase()}`, 10]]); // prettier-ignore
          const plain = random.weighted([[`${surname} ${joined}`, 60], [`${surname.toUpperCase()} ${joined}`, 30], [`${joined} ${surname}`, 10]]); // prettier-ignore
          const whole = english === '' ? plain : random.weighted([[plain, 40], [`${plain}, ${english}`, 20], [`${english} ${surname} ${joined}`, 15], [`${english} ${surname}`, 25]]); // prettier-ignore
          return { given: english !== '' && random.chance(0.3) ? english : joined, surname, whole };
        },
      };
    },
  },
};

/** Given name first; surname first; surname first in capitals; surname, given name. */
function order(random, given, surname, [west, east, capitals, comma]) {
  return random.weighted([
    [`${given} ${surname}`, west],
    [`${surname} ${given}`, east],
    [`${surname.toUpperCase()} ${given}`, capitals],
    [`${surname}, ${given}`, comma],
  ]);
}
