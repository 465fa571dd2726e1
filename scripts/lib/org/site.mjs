// The portal site: its metadata in the order that deploys, then publishing, which runs in the background.
import { deploy } from "./deploy.mjs";
import { OrgProblem } from "./problem.mjs";
import { query, soqlList } from "./sf.mjs";

const SITE = "Partners";
/** A navigation menu names pages by address; the pages must be there first ("No page found in site for URL path"). */
const PAGES = ["networks", "sites", "digitalExperienceConfigs", "digitalExperiences"].map(
  (folder) => `unpackaged/main/${folder}`,
);
const MENU = ["unpackaged/main/navigationMenus"];
const LONGEST_PUBLISH = 15 * 60;
const PAUSE = 10;

export async function ensureSite(sf, org, wait) {
  sf.print(`   pages: ${deploy(sf, org.username, PAGES)}`);
  sf.print(`   navigation menu: ${deploy(sf, org.username, MENU)}`);
  const { jobId, url } = sf(
    ["community", "publish", "--name", SITE, "--target-org", org.username],
    { url: "<portal>" },
  );
  if (jobId) await published(sf, org, jobId, wait);
  return `published: ${url}`;
}

/** Waits for the publish job; the platform gives up after 15 minutes. */
async function published(sf, org, jobId, wait) {
  for (let waited = 0; waited <= LONGEST_PUBLISH; waited += PAUSE) {
    const soql = `SELECT Status, Error FROM BackgroundOperation WHERE Id IN ${soqlList([jobId])}`;
    const [job] = query(sf, org.username, soql);
    if (job?.Status === "Complete") return;
    if (["Error", "Canceled"].includes(job?.Status)) {
      throw new OrgProblem({
        what: `Publishing ended with ${job.Status}.`,
        where: job.Error ?? jobId,
        fix: "npm run org:create -- --from site",
      });
    }
    await wait(PAUSE);
  }
  throw new OrgProblem({
    what: "The site was not published within 15 minutes.",
    where: `job ${jobId}`,
    fix: "In the org: Setup, Digital Experiences, All Sites, Builder, Publish. Or: npm run org:create -- --from site",
  });
}
