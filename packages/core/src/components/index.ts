export { checkedChange, type ResourceInputs } from "./checkedChange.ts";
export { logOptOuts, OPT_OUT_PREFIX } from "./logOptOuts.ts";
