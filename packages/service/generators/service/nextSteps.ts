import type { ServicePlan } from "./options.ts";

/** What a person does after the files are there. */
export function nextSteps({ name, app, environments }: ServicePlan): string {
    const [first] = environments;
    const steps = [
        `npx plinth preview ${first?.environment} --layer ${name}`,
        `Write what it needs into ${environments.map(({ environment }) => `environments/${environment}/${name}.yaml`).join(" and ")}.`,
        ...(app ? [`Make apps/${name} your own: npm ci in it, npm start, npm test.`] : []),
        "npm run pipelines and npm run record-urns: what is written from the layers.",
        "docs/guides/own-service.md goes on from here.",
    ];
    return `\nNext:\n${steps.map((step, index) => `  ${index + 1}. ${step}\n`).join("")}`;
}
