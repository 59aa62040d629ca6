export {
    checkEnvironment,
    type CheckedEnvironment,
    type CheckOptions,
    ENVIRONMENT_FILE,
    inspectEnvironment,
    type ReadSettings,
} from "./check.ts";
export { type Check, runChecks, toProblems } from "./checks.ts";
export { APART, type ApartSettings, checkApart } from "./apart.ts";
export { checkDataFile, type DataFileOptions } from "./dataFile.ts";
export {
    defineSettings,
    type DisposableSettings,
    type LayerSettings,
    type SettingsOf,
    type UsedSettings,
} from "./define.ts";
export {
    ENVIRONMENT_NAME,
    ENVIRONMENT_NAME_LENGTH,
    environmentSchema,
    type EnvironmentSettings,
} from "./environment.ts";
export { type EffectiveSetting, effectiveSettings, type SettingOrigin } from "./effective.ts";
export { isWithin, type Overrides } from "./overrides.ts";
export { formatPath, type Path } from "./path.ts";
export { releaseValue, releaseValues, type ReleaseValues } from "./release.ts";
export { type ReviewSettings } from "./review.ts";
export { rule, rules } from "./rule.ts";
export { readSettingsFile, type SettingsFile } from "./settingsFile.ts";
export type { StateSettings } from "./state.ts";
export { ENVIRONMENTS, findRepository, listEnvironments, requireEnvironment } from "./workspace.ts";
export { nearest, type Schema, suggestion, type Violation } from "./zodProblems.ts";
