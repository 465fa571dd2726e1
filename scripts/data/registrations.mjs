// Registrations: fresh ones take the real way (Submitted); older ones are imports that keep their dates.
import { newCustomer } from "./customers.mjs";
import { between, day, pick, time } from "./draw.mjs";
import { file } from "./plan-files.mjs";
import { FIRST_NAMES, LAST_NAMES, PARTNERS, PRODUCTS } from "./words.mjs";

const NEEDS = [
  "Replace spreadsheets that three teams keep by hand.",
  "One view of stock and orders over four sites before the new season.",
  "Audit in spring; access reviews must be on paper by then.",
  "The current contract ends in six months and the price was raised twice.",
  "Reports take a week to build; the board wants them monthly.",
];

export function writeRegistrations({ customers, opportunities, managers, partnerUsers }) {
  const desk = registrar(partnerUsers);
  const conflicts = [];
  arrive(desk, customers);
  wait(desk, conflicts, { customers, opportunities, managers });
  askBack(desk);
  protect(desk, managers);
  end(desk, managers);
  file("DealRegistration__c", "deal-registrations", desk.registrations);
  file("DealConflict__c", "deal-conflicts", conflicts);
  return desk.registrations;
}

/** `register` takes one down for the next active partner in turn. */
function registrar(partnerUsers) {
  const registrations = [];
  const active = PARTNERS.flatMap((partner, index) => (partner.status === "Active" ? [index] : []));
  let turn = 0;
  const nextPartner = () => active[turn++ % active.length];
  const register = (partner, status, customer, fields = {}) => {
    const registration = {
      ref: `Registration${registrations.length + 1}`,
      ...factsOf(partner, customer, partnerUsers),
      Status__c: status,
      ...fields,
    };
    registrations.push(registration);
    return registration.ref;
  };
  return { registrations, nextPartner, register };
}

function factsOf(partner, customer, partnerUsers) {
  const [type] = PARTNERS[partner].programs[0];
  const people = partnerUsers.filter((person) => person.partner === partner);
  const [first, last] = [pick(FIRST_NAMES), pick(LAST_NAMES)];
  return {
    Partner__c: `@Partner${partner + 1}`,
    Program__c: `@Program${type}`,
    CustomerName__c: customer.Name,
    CustomerWebsite__c: customer.domain,
    CustomerCountry__c: customer.country,
    ContactName__c: `${first} ${last}`,
    ContactEmail__c: `${first}.${last}@${customer.domain}`
      .toLowerCase()
      .normalize("NFD")
      .replace(/[^a-z0-9.@-]/g, ""),
    Product__c: pick(PRODUCTS),
    Amount__c: between(5, 24) * 1000,
    CloseDate__c: day(between(20, 150)),
    Need__c: pick(NEEDS),
    SubmittedBy__c: `@${pick(people).ref}`,
  };
}

/** Clear and small ones are approved at once; what a rep works goes to review; drafts wait for their partner. */
function arrive({ register, nextPartner }, customers) {
  for (let n = 0; n < 8; n++) register(nextPartner(), "Submitted", newCustomer());
  for (let n = 0; n < 6; n++)
    register(nextPartner(), "Submitted", customers[n * 7], {
      Amount__c: between(30, 220) * 1000,
    });
  for (let n = 0; n < 4; n++) register(nextPartner(), "Draft", newCustomer());
}

/** In review, some of them late, each with what stands against it. */
function wait({ register, nextPartner }, conflicts, { customers, opportunities, managers }) {
  for (let n = 0; n < 8; n++) {
    const age = n < 3 ? 3 : 1;
    const opportunity = opportunities[100 + n];
    const customer = customers[100 + n];
    const ref = register(nextPartner(), "In Review", customer, {
      Amount__c: between(60, 300) * 1000,
      SubmittedOn__c: time(-age),
      DecisionDueOn__c: time(n < 3 ? -1 : 1),
      Approver__c: `@${pick(managers)}`,
      DecisionReason__c: "An open opportunity with the same domain needs a person to decide.",
    });
    const against = (fields) =>
      conflicts.push({
        ref: `Conflict${conflicts.length + 1}`,
        DealRegistration__c: `@${ref}`,
        ...fields,
      });
    against(opportunityMet(opportunity, customer));
    if (n % 4 === 0) against(outsideTerritory(customer));
  }
}

const opportunityMet = (opportunity, customer) => ({
  Kind__c: "Opportunity",
  Severity__c: "Review",
  Score__c: 100,
  MatchedOn__c: "Domain",
  MatchedRecordId__c: `@${opportunity.ref}`,
  FirstInTime__c: true,
  Rule__c: "Open opportunity with the same domain",
  Evidence__c: `Opportunity "${opportunity.Name}" (${opportunity.StageName}) has the domain ${customer.domain}.`,
  PartnerText__c: "This customer is known to us, so we have to take a closer look.",
});
const outsideTerritory = (customer) => ({
  Kind__c: "Territory",
  Severity__c: "Notice",
  FirstInTime__c: false,
  Rule__c: "Outside territory",
  Evidence__c: `${customer.Name} is in none of the territories that count today.`,
  PartnerText__c: "The customer is outside the areas agreed with your firm.",
});

function askBack({ register, nextPartner }) {
  for (let n = 0; n < 4; n++)
    register(nextPartner(), "More Info", newCustomer(), {
      Amount__c: between(60, 150) * 1000,
      SubmittedOn__c: time(-between(2, 6)),
      PartnerMessage__c: pick([
        "Which of the customer's sites is this for?",
        "Who signs on the customer's side?",
        "Is there a date by which they must decide?",
      ]),
    });
}

/** Some were renewed once, for the term of their program. */
function protect({ register, nextPartner }, managers) {
  for (let n = 0; n < 10; n++) {
    const decided = -between(5, 80);
    register(nextPartner(), "Approved", newCustomer(), {
      Amount__c: between(20, 200) * 1000,
      SubmittedOn__c: time(decided - 1),
      DecidedOn__c: time(decided),
      ExpiresOn__c: time(decided + (n > 6 ? 120 : 90)),
      DecidedBy__c: `@${pick(managers)}`,
      ...(n > 6 ? { Renewals__c: 1 } : {}),
    });
  }
}

function end({ register, nextPartner }, managers) {
  const ended = (status, count, extra) => {
    for (let n = 0; n < count; n++) {
      const decided = -between(95, 260);
      register(nextPartner(), status, newCustomer(), {
        Amount__c: between(10, 200) * 1000,
        CloseDate__c: day(decided + 60),
        SubmittedOn__c: time(decided - 2),
        DecidedOn__c: time(decided),
        ...extra(decided, n),
      });
    }
  };
  const protectedBefore = (decided) => ({
    ExpiresOn__c: time(decided + 90),
    DecidedBy__c: `@${pick(managers)}`,
  });
  ended("Rejected", 6, () => ({
    PartnerMessage__c: pick([
      "This customer is not free for this product at present.",
      "This product is not sold through partners in that country yet.",
    ]),
    DecidedBy__c: `@${pick(managers)}`,
  }));
  ended("Expired", 5, (decided, n) => ({
    ...protectedBefore(decided),
    ...(n < 2 ? { Renewals__c: 1 } : {}),
  }));
  ended("Withdrawn", 3, () => ({}));
  ended("Won", 4, protectedBefore);
  ended("Lost", 2, protectedBefore);
}
