import * as pulumi from "@pulumi/pulumi";
import { ProblemsError } from "../errors/userError.ts";
import { checkApart } from "../settings/apart.ts";
import { checkEnvironment } from "../settings/check.ts";
import { findRepository } from "../settings/workspace.ts";
import { layerContext, makeProviders } from "./context.ts";
import type { Layer, LayerOutputs } from "./define.ts";

/**
 * The program of a stack that stands apart from the layers of its environment: it has its own in either layout, and no
 * environment lists it. Roles are where it puts them: those of the environment's layers are held by what it makes.
 *
 * @throws ProblemsError before anything registers, with everything wrong in its settings and in environment.yaml.
 */
export function runApart<Settings, Outputs extends LayerOutputs>(
    stack: Layer<Settings, Record<never, never>, Outputs>,
): Outputs {
    const environment = pulumi.getStack();
    const repository = findRepository(process.cwd());
    const { settings } = checkEnvironment({ repository, environment, layers: [] });
    const { parsed, problems } = checkApart(repository, environment, stack.settings);
    if (parsed === undefined) throw new ProblemsError(`environment "${environment}"`, problems);
    const { roles: _, ...unbound } = settings;
    const context = layerContext(stack, environment, unbound, makeProviders(environment, settings));
    return stack.build(parsed, {}, context);
}
