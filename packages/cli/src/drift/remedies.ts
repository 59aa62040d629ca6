import type { DriftReport, ResourceDrift, StackDrift } from "@plinth/deployer";

/** Something a person can do about drift. */
export interface Remedy {
    readonly what: string;
    /** A command, or the entry of a file; none where words do. */
    readonly how?: string;
}

/** What can be done about the drift of a stack, the first fitting what is most often wanted. */
export function remediesOf({ environment, layout }: DriftReport, stack: StackDrift): Remedy[] {
    const one = layout === "single" ? "" : ` --layer ${stack.layer}`;
    const folder = `environments/${environment}`;
    const file = layout === "single" ? `the files of ${folder}` : `${folder}/${stack.layer}.yaml`;
    const drifted = stack.resources.filter(({ real }) => real);
    const changed = drifted.find(({ properties }) => properties.some(({ benign }) => benign === undefined));
    const lost = drifted.filter(({ kind, holds }) => kind === "deleted" && holds !== undefined);
    const replaced = drifted.filter(({ properties }) => properties.some(({ replaces }) => replaces === true));
    return [
        ...lost.map((resource) => ({
            what: `${resourceName(resource)} held ${resource.holds}: made anew it is empty. Restore it from a backup first, and adopt what was restored`,
        })),
        ...replaced.map((resource) => ({
            what: `${resourceName(resource)} cannot be put back in place: plinth up replaces it${resource.holds === undefined ? "" : `, and it holds ${resource.holds}`}`,
        })),
        {
            what: "Put it back: the first command reads the cloud into the state, the second makes it as the settings say",
            how: `npx plinth refresh ${environment}${one} && npx plinth up ${environment}${one}`,
        },
        ...(changed === undefined ? [] : [{ what: `Keep it: write the value into ${file}, then do the same` }]),
        ...(drifted.some(({ kind }) => kind === "deleted")
            ? [
                  {
                      what: "Was it made anew by hand? Take the new one over, instead of a second one",
                      how: `npx plinth adopt ${layout === "single" ? "<layer>" : stack.layer} --environment ${environment}`,
                  },
              ]
            : []),
        ...(changed === undefined
            ? []
            : [
                  {
                      what: `Leave it to whoever changes it: declare it in ${folder}/environment.yaml, with a reason and a last day`,
                      how: entryFor(changed),
                  },
              ]),
    ];
}

/** How a resource is named in settings: its type and its name. */
export function resourceName({ type, name }: Pick<ResourceDrift, "type" | "name">): string {
    return `${type}::${name}`;
}

function entryFor(resource: ResourceDrift): string {
    const property = resource.properties.find(({ benign }) => benign === undefined)?.property ?? "*";
    return `drift: { benign: [{ resource: ${JSON.stringify(resourceName(resource))}, property: ${JSON.stringify(property)}, reason: "...", until: YYYY-MM-DD }] }`;
}
