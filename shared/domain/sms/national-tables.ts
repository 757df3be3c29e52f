/**
 * National language tables, TS 23.038 annex A.2 (single shift) and A.3 (locking shift), by national language identifier.
 * A row holds 32 codes; a space where the standard leaves a place empty.
 */
const table = (...rows: [string, string, string, string]): string => rows.join('');

export const SINGLE_SHIFT: ReadonlyMap<number, string> = new Map([
  // Turkish
  [
    1,
    table(
      '          \f         ^           ',
      '        {}     \\            [~] ',
      '|      Ğ İ         Ş            ',
      '   ç € ğ ı         ş            ',
    ),
  ],
  // Spanish
  [
    2,
    table(
      '         ç\f         ^           ',
      '        {}     \\            [~] ',
      '|Á       Í     Ó     Ú          ',
      ' á   €   í     ó     ú          ',
    ),
  ],
  // Portuguese
  [
    3,
    table(
      '     ê   ç\fÔô Áá  ΦΓ^ΩΠΨΣΘ     Ê',
      '        {}     \\            [~] ',
      '|À       Í     Ó     Ú     ÃÕ   ',
      ' Â   €   í     ó     ú     ãõ  â',
    ),
  ],
  // Bengali
  [
    4,
    table(
      '@£$¥¿"¤%&\'\f*+ -/<=>¡^¡_#*০১ ২৩৪৫',
      '৬৭৮৯য়ৠৡ\u09e2{}\u09e3৲৳৴৵\\৶৷৸৹৺       [~] ',
      '|ABCDEFGHIJKLMNOPQRSTUVWXYZ     ',
      '     €                          ',
    ),
  ],
  // Gujarati
  [
    5,
    table(
      '@£$¥¿"¤%&\'\f*+ -/<=>¡^¡_#*।॥ ૦૧૨૩',
      '૪૫૬૭૮૯  {}     \\            [~] ',
      '|ABCDEFGHIJKLMNOPQRSTUVWXYZ     ',
      '     €                          ',
    ),
  ],
  // Hindi
  [
    6,
    table(
      '@£$¥¿"¤%&\'\f*+ -/<=>¡^¡_#*।॥ ०१२३',
      '४५६७८९\u0951\u0952{}\u0953\u0954क़ख़ग़\\ज़ड़ढ़फ़य़ॠॡ\u0962\u0963॰ॱ [~] ',
      '|ABCDEFGHIJKLMNOPQRSTUVWXYZ     ',
      '     €                          ',
    ),
  ],
  // Kannada
  [
    7,
    table(
      '@£$¥¿"¤%&\'\f*+ -/<=>¡^¡_#*।॥ ೦೧೨೩',
      '೪೫೬೭೮೯ೞೱ{}ೲ    \\            [~] ',
      '|ABCDEFGHIJKLMNOPQRSTUVWXYZ     ',
      '     €                          ',
    ),
  ],
  // Malayalam
  [
    8,
    table(
      '@£$¥¿"¤%&\'\f*+ -/<=>¡^¡_#*।॥ ൦൧൨൩',
      '൪൫൬൭൮൯൰൱{}൲൳൴൵ൺ\\ൻർൽൾൿ       [~] ',
      '|ABCDEFGHIJKLMNOPQRSTUVWXYZ     ',
      '     €                          ',
    ),
  ],
  // Oriya
  [
    9,
    table(
      '@£$¥¿"¤%&\'\f*+ -/<=>¡^¡_#*।॥ ୦୧୨୩',
      '୪୫୬୭୮୯ଡ଼ଢ଼{}ୟ୰ୱ  \\            [~] ',
      '|ABCDEFGHIJKLMNOPQRSTUVWXYZ     ',
      '     €                          ',
    ),
  ],
  // Punjabi
  [
    10,
    table(
      '@£$¥¿"¤%&\'\f*+ -/<=>¡^¡_#*।॥ ੦੧੨੩',
      '੪੫੬੭੮੯ਖ਼ਗ਼{}ਜ਼ੜਫ਼\u0a75 \\            [~] ',
      '|ABCDEFGHIJKLMNOPQRSTUVWXYZ     ',
      '     €                          ',
    ),
  ],
  // Tamil
  [
    11,
    table(
      '@£$¥¿"¤%&\'\f*+ -/<=>¡^¡_#*।॥ ௦௧௨௩',
      '௪௫௬௭௮௯௳௴{}௵௶௷௸௺\\            [~] ',
      '|ABCDEFGHIJKLMNOPQRSTUVWXYZ     ',
      '     €                          ',
    ),
  ],
  // Telugu
  [
    12,
    table(
      '@£$¥¿"¤%&\'\f*+ -/<=>¡^¡_#*   ౦౧౨౩',
      '౪౫౬౭౮౯ౘౙ{}౸౹౺౻౼\\౽౾౿         [~] ',
      '|ABCDEFGHIJKLMNOPQRSTUVWXYZ     ',
      '     €                          ',
    ),
  ],
  // Urdu
  [
    13,
    table(
      '@£$¥¿"¤%&\'\f*+ -/<=>¡^¡_#*\u0600\u0601 ۰۱۲۳',
      '۴۵۶۷۸۹،؍{}؎؏\u0610\u0611\u0612\\\u0613\u0614؛؟ـ\u0652\u0658٫٬ٲٳۍ[~]۔',
      '|ABCDEFGHIJKLMNOPQRSTUVWXYZ     ',
      '     €                          ',
    ),
  ],
]);

export const LOCKING_SHIFT: ReadonlyMap<number, string> = new Map([
  // Turkish
  [
    1,
    table(
      '@£$¥€éùıòÇ\nĞğ\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bŞşßÉ',
      ' !"#¤%&\'()*+,-./0123456789:;<=>?',
      'İABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§',
      'çabcdefghijklmnopqrstuvwxyzäöñüà',
    ),
  ],
  // Portuguese
  [
    3,
    table(
      '@£$¥êéúíóç\nÔô\rÁáΔ_ªÇÀ∞^\\€Ó|\u001bÂâÊÉ',
      ' !"#º%&\'()*+,-./0123456789:;<=>?',
      'ÍABCDEFGHIJKLMNOPQRSTUVWXYZÃÕÚÜ§',
      '~abcdefghijklmnopqrstuvwxyzãõ`üà',
    ),
  ],
  // Bengali
  [
    4,
    table(
      '\u0981\u0982\u0983অআইঈউঊঋ\nঌ \r এঐ  ওঔকখগঘঙচ\u001bছজঝঞ',
      ' !টঠডঢণত)(থদ,ধ.ন0123456789:; পফ?',
      'বভমযর ল   শষসহ\u09bcঽ\u09be\u09bf\u09c0\u09c1\u09c2\u09c3\u09c4  \u09c7\u09c8  \u09cb\u09cc\u09cd',
      'ৎabcdefghijklmnopqrstuvwxyz\u09d7ড়ঢ়ৰৱ',
    ),
  ],
  // Gujarati
  [
    5,
    table(
      '\u0a81\u0a82\u0a83અઆઇઈઉઊઋ\nઌઍ\r એઐઑ ઓઔકખગઘઙચ\u001bછજઝઞ',
      ' !ટઠડઢણત)(થદ,ધ.ન0123456789:; પફ?',
      'બભમયર લળ વશષસહ\u0abcઽ\u0abe\u0abf\u0ac0\u0ac1\u0ac2\u0ac3\u0ac4\u0ac5 \u0ac7\u0ac8\u0ac9 \u0acb\u0acc\u0acd',
      'ૐabcdefghijklmnopqrstuvwxyzૠૡ\u0ae2\u0ae3૱',
    ),
  ],
  // Hindi
  [
    6,
    table(
      '\u0901\u0902\u0903अआइईउऊऋ\nऌऍ\rऎएऐऑऒओऔकखगघङच\u001bछजझञ',
      ' !टठडढणत)(थद,ध.न0123456789:;ऩपफ?',
      'बभमयरऱलळऴवशषसह\u093cऽ\u093e\u093f\u0940\u0941\u0942\u0943\u0944\u0945\u0946\u0947\u0948\u0949\u094a\u094b\u094c\u094d',
      'ॐabcdefghijklmnopqrstuvwxyzॲॻॼॾॿ',
    ),
  ],
  // Kannada
  [
    7,
    table(
      ' \u0c82\u0c83ಅಆಇಈಉಊಋ\nಌ \rಎಏಐ ಒಓಔಕಖಗಘಙಚ\u001bಛಜಝಞ',
      ' !ಟಠಪಢಣತ)(ಥದ,ಧ.ನ0123456789:; ಪಫ?',
      'ಬಭಮಯರಱಲಳ ವಶಷಸಹ\u0cbcಽ\u0cbe\u0cbf\u0cc0\u0cc1\u0cc2\u0cc3\u0cc4 \u0cc6\u0cc7\u0cc8 \u0cca\u0ccb\u0ccc\u0ccd',
      '\u0cd5abcdefghijklmnopqrstuvwxyz\u0cd6ೠೡ\u0ce2\u0ce3',
    ),
  ],
  // Malayalam
  [
    8,
    table(
      ' \u0d02\u0d03അആഇഈഉഊഋ\nഌ \rഎഏഐ ഒഓഔകഖഗഘങച\u001bഛജഝഞ',
      ' !ടഠഡഢണത)(ഥദ,ധ.ന0123456789:; പഫ?',
      'ബഭമയരറലളഴവശഷസഹ ഽ\u0d3e\u0d3f\u0d40\u0d41\u0d42\u0d43\u0d44 \u0d46\u0d47\u0d48 \u0d4a\u0d4b\u0d4c\u0d4d',
      '\u0d57abcdefghijklmnopqrstuvwxyzൠൡ\u0d62\u0d63൹',
    ),
  ],
  // Oriya
  [
    9,
    table(
      '\u0b01\u0b02\u0b03ଅଆଇଈଉଊଋ\nଌ \r ଏଐ  ଓଔକଖଗଘଙଚ\u001bଛଜଝଞ',
      ' !ଟଠଡଢଣତ)(ଥଦ,ଧ.ନ0123456789:; ପଫ?',
      'ବଭମଯର ଲଳ ଵଶଷସହ\u0b3cଽ\u0b3e\u0b3f\u0b40\u0b41\u0b42\u0b43\u0b44  \u0b47\u0b48  \u0b4b\u0b4c\u0b4d',
      '\u0b56abcdefghijklmnopqrstuvwxyz\u0b57ୠୡ\u0b62\u0b63',
    ),
  ],
  // Punjabi
  [
    10,
    table(
      '\u0a01\u0a02\u0a03ਅਆਇਈਉਊ \n  \r ਏਐ  ਓਔਕਖਗਘਙਚ\u001bਛਜਝਞ',
      ' !ਟਠਡਢਣਤ)(ਥਦ,ਧ.ਨ0123456789:; ਪਫ?',
      'ਬਭਮਯਰ ਲਲ਼ ਵਸ਼ ਸਹ\u0a3c \u0a3e\u0a3f\u0a40\u0a41\u0a42    \u0a47\u0a48  \u0a4b\u0a4c\u0a4d',
      '\u0a51abcdefghijklmnopqrstuvwxyz\u0a70\u0a71ੲੳੴ',
    ),
  ],
  // Tamil
  [
    11,
    table(
      ' \u0b82ஃஅஆஇஈஉஊ \n  \rஎஏஐ ஒஓஔக   ஙச\u001b ஜ ஞ',
      ' !ட   ணத)(  , .ந0123456789:;னப ?',
      '  மயரறலளழவஶஷஸஹ  \u0bbe\u0bbf\u0bc0\u0bc1\u0bc2   \u0bc6\u0bc7\u0bc8 \u0bca\u0bcb\u0bcc\u0bcd',
      'ௐabcdefghijklmnopqrstuvwxyz\u0bd7௰௱௲௹',
    ),
  ],
  // Telugu
  [
    12,
    table(
      '\u0c01\u0c02\u0c03అఆఇఈఉఊఋ\nఌ \rఎఏఐ ఒఓఔకఖగఘఙచ\u001bఛజఝఞ',
      ' !టఠడఢణత)(థద,ధ.న0123456789:; పఫ?',
      'బభమయరఱలళ వశషసహ ఽ\u0c3e\u0c3f\u0c40\u0c41\u0c42\u0c43\u0c44 \u0c46\u0c47\u0c48 \u0c4a\u0c4b\u0c4c\u0c4d',
      '\u0c55abcdefghijklmnopqrstuvwxyz\u0c56ౠౡ\u0c62\u0c63',
    ),
  ],
  // Urdu
  [
    13,
    table(
      'اآبٻڀپڦتۂٿ\nٹٽ\rٺټثجځڄڃڅچڇحخد\u001bڌڈډڊ',
      ' !ڏڍذرڑړ)(ڙز,ږ.ژ0123456789:;ښسش?',
      'صضطظعفقکڪګگڳڱلمنںڻڼوۄەہھءیېے\u064d\u0650\u064f\u0657',
      '\u0654abcdefghijklmnopqrstuvwxyz\u0655\u0651\u0653\u0656\u0670',
    ),
  ],
]);
