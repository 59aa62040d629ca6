import type { Problem } from "@plinth/core/errors";
import type { Tree } from "nx/src/devkit-exports.js";
import { checkName, checkOwner } from "./checkName.ts";
import type { PlannedEnvironment, ServiceOptions, ServicePlan } from "./options.ts";
import { environmentsAsked, environmentsIn, planEnvironment } from "./planEnvironment.ts";

/** What is going to be made, and everything that is in the way of it. */
export function planService(
    tree: Tree,
    options: ServiceOptions,
): { readonly plan: ServicePlan; readonly problems: readonly Problem[] } {
    const { name, owner, app = false, description = `The service ${name} and what its pods may reach` } = options;
    const layers = tree.children("stacks").filter((folder) => tree.exists(`stacks/${folder}/layer.ts`));
    const problems: Problem[] = [...checkName(name, layers), ...checkOwner(owner)];
    if (/[\n`\\]|\$\{/.test(description) || description.length <= 20) {
        const rule = "must be one line of more than 20 characters, without backquotes, backslashes and ${";
        problems.push({ path: "description", rule, value: description, fix: "say in one sentence what it does" });
    }
    const asked = environmentsAsked(options);
    if (asked.length === 0) {
        const fix = "name at least one, such as sandbox,dev";
        problems.push({ path: "environments", rule: "must not be empty", value: options.environments, fix });
    }
    const known = environmentsIn(tree);
    const environments: PlannedEnvironment[] = [];
    for (const environment of asked) {
        const planned = planEnvironment(tree, environment, options, known);
        if (Array.isArray(planned)) problems.push(...(planned as Problem[]));
        else environments.push(planned as PlannedEnvironment);
    }
    if (app) problems.push(...checkApplication(tree, name));
    return { plan: { name, owner, description, app, environments }, problems };
}

function checkApplication(tree: Tree, name: string): Problem[] {
    if (tree.exists(`apps/${name}/package.json`)) {
        const fix = "leave out --app: the layer deploys its image as well";
        return [{ path: "app", rule: "must not be there already", value: `apps/${name}`, fix }];
    }
    if (tree.read("package-lock.json", "utf8")?.includes(`"node_modules/${name}": {`) === true) {
        const rule = "must not have the name of an installed package: applications are packages of the workspace";
        return [{ path: "name", rule, value: name, fix: "choose another, or leave out --app" }];
    }
    if (tree.exists("apps/reference/package.json")) return [];
    const fix = "leave out --app, and make it yourself";
    return [{ path: "app", rule: "is made from apps/reference, which is not there", value: `apps/${name}`, fix }];
}
