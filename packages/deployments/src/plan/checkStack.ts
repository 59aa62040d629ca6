import type { Violation } from "@plinth/core/settings";
import { checkFolder, checkProduction, runChecks, violation } from "./checkRuns.ts";
import { DEFAULTS, type StackShape } from "./shape.ts";

/** Everything that is wrong with a stack's deployments, at once. */
export function checkStack(shape: StackShape): Violation[] {
    const { production = DEFAULTS.production } = shape;
    return [
        ...checkSource(shape),
        ...checkNames(shape),
        ...checkFolder(["folder"], shape.folder, "write it as stacks/network"),
        ...(shape.paths ?? []).flatMap((path, index) => checkPath(path, index)),
        ...runChecks.flatMap(({ check }) => check(shape)),
        ...checkProduction({ ...shape, production }),
        ...checkTriggers(shape),
        ...checkTags(shape.tags ?? {}),
    ];
}

/** Where the code is, and who runs it. */
export function checkSource({
    organization,
    repository,
    branch = DEFAULTS.branch,
}: Pick<StackShape, "organization" | "repository" | "branch">): Violation[] {
    const found: Violation[] = [];
    if (!/^[a-z0-9][a-z0-9_-]*$/.test(organization)) {
        const rule = "must be an organization of Pulumi Cloud, in small letters as tokens have it";
        found.push(violation(["organization"], rule, organization, "write it as the address of the console has it"));
    }
    if (!/^[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\/[\w.-]+$/.test(repository)) {
        found.push(
            violation(["repository"], "must be a repository of GitHub with its owner", repository, "write owner/name"),
        );
    }
    // git-check-ref-format(1); "refs/heads/" is put before it here.
    if (!/^[\w-][\w./-]*[\w-]$|^\w$/.test(branch) || /\.\.|\/\/|^refs\//.test(branch)) {
        found.push(violation(["branch"], "must be the name of a branch", branch, "write it as main"));
    }
    return found;
}

/** Pulumi CLI 3.260: names of projects and stacks hold letters, digits, hyphens, underscores and periods, at most 100. */
const PULUMI_NAME = /^[\w.-]{1,100}$/;

function checkNames({ project, stack }: StackShape): Violation[] {
    return Object.entries({ project, stack }).flatMap(([name, value]) =>
        PULUMI_NAME.test(value) ? [] : [violation([name], `must be the name of a ${name}`, value, "write it whole")],
    );
}

function checkPath(path: string, index: number): Violation[] {
    const pattern = path.replace(/^!/, "");
    if (pattern !== "" && !/^(\/|\.\/|\.\.\/)|\s/.test(pattern)) return [];
    const fix = "write it as stacks/network/**";
    return [violation(["paths", index], "must be a glob relative to the repository's root", path, fix)];
}

function checkTriggers({ project, stack, triggers = [] }: StackShape): Violation[] {
    return triggers.flatMap((trigger, index) => {
        const path = ["triggers", index];
        if (trigger.project === project && trigger.stack === stack) {
            return [violation(path, "must not be the stack itself: it would never end", trigger, "remove it")];
        }
        const isNamed = PULUMI_NAME.test(trigger.project) && PULUMI_NAME.test(trigger.stack);
        return isNamed ? [] : [violation(path, "must name a project and a stack", trigger, "write both")];
    });
}

/** Pulumi CLI 3.260, validation of stack tags: 40 characters of these in a name, 256 in a value. */
function checkTags(tags: Readonly<Record<string, string>>): Violation[] {
    return Object.entries(tags).flatMap(([name, value]) => {
        const path = ["tags", name];
        if (!/^[\w.:-]{1,40}$/.test(name)) {
            return [violation(path, "must have 1 to 40 letters, digits, - _ . or :", name, "choose another name")];
        }
        return value.length > 256 ? [violation(path, "must have at most 256 characters", value, "shorten it")] : [];
    });
}
