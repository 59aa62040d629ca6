export * from "./errors/index.ts";
export { type LayerContext } from "./layer/context.ts";
export {
    type AnyLayer,
    defineLayer,
    type Layer,
    type LayerOutputs,
    type Needs,
    optional,
    type OptionalNeed,
    type OutputsOf,
    resolveNeed,
    type Upstream,
} from "./layer/define.ts";
export { ENVIRONMENT_PROJECT, inOrder, projectOf, requiredNeeds, runEnvironment, runLayer } from "./layer/run.ts";
export { type Entry, placeholderText, upstreamEntry } from "./layer/placeholders.ts";
export { runApart } from "./layer/runApart.ts";
export * from "./naming/index.ts";
export { defineSettings, type LayerSettings, rule, type SettingsOf, type Violation } from "./settings/index.ts";
