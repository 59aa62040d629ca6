export { checkEnvironment, type CheckedEnvironment, type CheckOptions, inspectEnvironment } from "./check.ts";
export { type Check, runChecks, toProblems } from "./checks.ts";
export { checkDataFile, type DataFileOptions } from "./dataFile.ts";
export { defineSettings, type LayerSettings, type SettingsOf, type UsedSettings } from "./define.ts";
export {
    ENVIRONMENT_NAME,
    ENVIRONMENT_NAME_LENGTH,
    environmentSchema,
    type EnvironmentSettings,
} from "./environment.ts";
export { type Overrides } from "./overrides.ts";
export { formatPath, type Path } from "./path.ts";
export { rule, rules } from "./rule.ts";
export { ENVIRONMENTS, findRepository, listEnvironments, requireEnvironment } from "./workspace.ts";
export { nearest, type Schema, suggestion, type Violation } from "./zodProblems.ts";
