// The words the sample data is made of: countries, companies, people, partners. Every company and person is invented.

export const COUNTRIES = [
  { code: "US", name: "United States", tld: "com", forms: ["Inc", "LLC", "Corp"] },
  { code: "GB", name: "United Kingdom", tld: "co.uk", forms: ["Ltd", "PLC"] },
  { code: "DE", name: "Germany", tld: "de", forms: ["GmbH", "AG"] },
  { code: "FR", name: "France", tld: "fr", forms: ["SAS", "SA"] },
  { code: "NL", name: "Netherlands", tld: "nl", forms: ["BV"] },
  { code: "SE", name: "Sweden", tld: "se", forms: ["AB"] },
  { code: "ES", name: "Spain", tld: "es", forms: ["SL", "SA"] },
  { code: "IT", name: "Italy", tld: "it", forms: ["SpA", "Srl"] },
  { code: "CA", name: "Canada", tld: "ca", forms: ["Inc", "Ltd"] },
  { code: "AU", name: "Australia", tld: "com.au", forms: ["Pty Ltd"] },
  { code: "JP", name: "Japan", tld: "co.jp", forms: ["KK"] },
  { code: "BR", name: "Brazil", tld: "com.br", forms: ["Ltda", "SA"] },
];
export const CITIES = {
  US: ["Denver", "Columbus", "Tampa", "Portland"], GB: ["Leeds", "Bristol", "Glasgow"], DE: ["Bremen", "Leipzig", "Mainz"], FR: ["Lyon", "Nantes", "Lille"], NL: ["Utrecht", "Breda"],
  SE: ["Malmö", "Uppsala"], ES: ["Valencia", "Bilbao"], IT: ["Torino", "Bologna"], CA: ["Calgary", "Halifax"], AU: ["Perth", "Hobart"], JP: ["Kobe", "Sendai"], BR: ["Curitiba", "Recife"],
};
const STEMS = {
  US: ["Ridgeline", "Copperfield", "Bluestem", "Cedar Hollow", "Ironbark", "Prairie Star", "Lakeview", "Summit Ash"], GB: ["Quill & Sons", "Thornbury", "Wexcombe", "Harrowgate", "Penmere", "Ashdown Vale"],
  DE: ["Borealis", "Steinbach", "Rheintor", "Lindenhof", "Falkenried", "Nordwall"], FR: ["Clairmont", "Beaurivage", "Lavandière", "Montclar", "Sablier", "Aigremont"], NL: ["Veldkamp", "Zuiderhof", "Molenaar", "Waterland"],
  SE: ["Björkvik", "Halden", "Norrsken", "Ålberga"], ES: ["Casa Verde", "Montesol", "Ríolargo", "Almendra"], IT: ["Fontevivo", "Collalto", "Mareblu", "Pietranera"], CA: ["Maple Reach", "Tamarack", "Northern Spruce", "Fundy Bay"],
  AU: ["Wattle Creek", "Redgum", "Coral Point", "Saltbush"], JP: ["Hoshino", "Mizukawa", "Kitayama", "Sakurai"], BR: ["Serra Azul", "Ipê Dourado", "Rio Claro", "Jacarandá"],
};
const TRADES = ["Logistics", "Maritime", "Foods", "Energy", "Textiles", "Medical", "Robotics", "Packaging", "Insurance", "Mobility", "Optics", "Paper", "Dental", "Freight", "Brewing", "Ceramics"];

/** A company's name and domain in that country's manner. */
export function accountName(country, pick) {
  const stem = pick(STEMS[country.code]);
  const trade = pick(TRADES);
  const plain = `${stem}${trade}`.toLowerCase().normalize("NFD").replace(/[^a-z0-9]/g, "");
  return { name: `${stem} ${trade} ${pick(country.forms)}`, domain: `${plain}.${country.tld}` };
}

export const PRODUCTS = ["Core Platform", "Analytics", "Integration Hub", "Security Suite", "Professional Services"];
export const STAGES = { open: ["Prospecting", "Qualification", "Needs Analysis", "Value Proposition", "Proposal/Price Quote", "Negotiation/Review"], closed: ["Closed Won", "Closed Lost"] };
export const TITLES = ["Head of IT", "Operations Director", "Finance Manager", "Purchasing Lead", "Chief Information Officer", "Plant Manager"];
export const FIRST_NAMES = ["Anna", "James", "Lena", "Pierre", "Marta", "Erik", "Yuki", "Carla", "Noah", "Priya", "Hanna", "Diego", "Alice", "Jonas", "Mei", "Rafael", "Olivia", "Samir", "Greta", "Tomas"];
export const LAST_NAMES = ["Keller", "Moreau", "Lindqvist", "Romero", "Okafor", "Tanaka", "Barnes", "Silva", "Jansen", "Conti", "Novak", "Fraser", "Weiss", "Dubois", "Costa", "Nilsson", "Murphy", "Sato", "Vega", "Brandt"];

/** The first two companies are the ones to try the portal with. */
export const PARTNERS = [
  { name: "Alpine Systems", domain: "alpine-systems.example", handle: "alpine", country: "DE", region: "EMEA", zone: "Europe/Berlin", status: "Active", programs: [["Reseller", "Gold"], ["Technology", "Silver"]], people: [["Ana", "Ruiz"], ["Jonas", "Berg"]] },
  { name: "Northstar Partners", domain: "northstar.example", handle: "northstar", country: "US", region: "Americas", zone: "America/Chicago", status: "Active", programs: [["Reseller", "Silver"]], people: [["Nia", "Brooks"], ["Cole", "Hart"]] },
  { name: "Kestrel Digital", domain: "kestrel.example", handle: "kestrel", country: "GB", region: "EMEA", zone: "Europe/London", status: "Active", programs: [["Referral", "Gold"]], people: [["Ruth", "Marsh"]] },
  { name: "Harbor Lane Consulting", domain: "harborlane.example", handle: "harborlane", country: "US", region: "Americas", zone: "America/Los_Angeles", status: "Active", programs: [["Referral", "Bronze"]], people: [["Dan", "Fuller"]] },
  { name: "Atelier Numérique", domain: "atelier-numerique.example", handle: "atelier", country: "FR", region: "EMEA", zone: "Europe/Paris", status: "Active", programs: [["Reseller", "Bronze"]], people: [["Claire", "Petit"]] },
  { name: "Lagom Data", domain: "lagomdata.example", handle: "lagom", country: "SE", region: "EMEA", zone: "Europe/Stockholm", status: "Active", programs: [["Technology", "Gold"]], people: [["Elsa", "Ek"]] },
  { name: "Sakura Integration", domain: "sakura.example", handle: "sakura", country: "JP", region: "APAC", zone: "Asia/Tokyo", status: "Active", programs: [["Reseller", "Silver"]], people: [["Haru", "Ito"]] },
  { name: "Southern Cross IT", domain: "southerncross.example", handle: "southern", country: "AU", region: "APAC", zone: "Australia/Sydney", status: "Active", programs: [["Referral", "Silver"]], people: [["Zoe", "Webb"]] },
  { name: "Meridiano Servizi", domain: "meridiano.example", handle: "meridiano", country: "IT", region: "EMEA", zone: "Europe/Rome", status: "Active", programs: [["Reseller", "Bronze"]], people: [["Luca", "Riva"]] },
  { name: "Boreal Advisors", domain: "boreal.example", handle: "boreal", country: "CA", region: "Americas", zone: "America/Toronto", status: "Active", programs: [["Technology", "Bronze"]], people: [["Emma", "Roy"]] },
  { name: "Polder Cloud", domain: "poldercloud.example", handle: "polder", country: "NL", region: "EMEA", zone: "Europe/Amsterdam", status: "Suspended", programs: [["Reseller", "Bronze"]], people: [["Bas", "Visser"]] },
  { name: "Costa Nova Tech", domain: "costanova.example", handle: "costanova", country: "BR", region: "Americas", zone: "America/Sao_Paulo", status: "Onboarding", programs: [], people: [["Bia", "Lima"]] },
];
