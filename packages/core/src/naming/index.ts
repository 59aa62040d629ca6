export { checkLogicalName } from "./logicalName.ts";
export {
    AUTONAME_SUFFIX,
    longestLogicalName,
    type NamedType,
    type NameRule,
    nameRules,
    physicalName,
} from "./names.ts";
