// Sales' own pipeline: the first customers are worked by a rep today, so that conflicts can be found.
import { between, day, pick } from "./draw.mjs";
import { file } from "./plan-files.mjs";
import { PRODUCTS, STAGES } from "./words.mjs";

/** Writes opportunities, and tasks of two customers that a registration is about: the desk shows them as activity. */
export function writePipeline(customers) {
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
    };
  });
  file("Opportunity", "opportunities", opportunities);
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
