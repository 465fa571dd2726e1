// Sales' own pipeline: the first customers are worked by a rep today, so that conflicts can be found.
import { between, day, pick } from "./draw.mjs";
import { file } from "./plan-files.mjs";
import { PARTNERS, PRODUCTS, STAGES } from "./words.mjs";

/** Writes opportunities, and tasks of two customers that a registration is about: the desk shows them as activity. */
export function writePipeline(customers, reps) {
  const opportunities = Array.from({ length: 250 }, (_, index) => {
    const account = customers[index % 230];
    const stage = index < 120 ? pick(STAGES.open) : pick([...STAGES.open, ...STAGES.closed]);
    const isClosed = STAGES.closed.includes(stage);
    const product = pick(PRODUCTS);
    return {
      ref: `Opportunity${index + 1}`,
      Name: `${account.Name} ${product}`.slice(0, 120),
      AccountId: `@${account.ref}`,
      StageName: stage,
      CloseDate: day(isClosed ? -between(5, 300) : between(5, 200)),
      Amount: between(8, 400) * 1000,
      OwnerId: account.OwnerId,
      isOpen: !isClosed,
    };
  });
  file("Opportunity", "opportunities", withPartners(opportunities, reps));
  file("Task", "tasks", [
    {
      ref: "Task1",
      Subject: "Call about the renewal of their contract",
      WhatId: `@${customers[0].ref}`,
      OwnerId: customers[0].OwnerId,
      Status: "Completed",
      ActivityDate: day(-6),
    },
    {
      ref: "Task2",
      Subject: "Visit to their new site",
      WhatId: `@${customers[7].ref}`,
      OwnerId: customers[7].OwnerId,
      Status: "Completed",
      ActivityDate: day(-12),
    },
  ]);
  return opportunities;
}

/** Two open opportunities of each rep get a partner; rep after rep, the last ones first, so that conflicts keep theirs. */
function withPartners(opportunities, reps) {
  const partnerRefs = PARTNERS.flatMap(({ status }, index) =>
    status === "Active" ? [`Partner${index + 1}`] : [],
  );
  const credited = reps.flatMap((rep) =>
    opportunities.filter(({ OwnerId, isOpen }) => isOpen && OwnerId === `@${rep}`).slice(-2),
  );
  return opportunities.map(({ isOpen, ...opportunity }) => {
    const turn = credited.findIndex(({ ref }) => ref === opportunity.ref);
    return turn < 0
      ? opportunity
      : {
          ...opportunity,
          Partner__c: `@${partnerRefs[turn % partnerRefs.length]}`,
          PartnerRole__c: "Influence",
        };
  });
}
