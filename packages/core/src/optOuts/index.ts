export { type OptOut, type OptOutUse, type Risk, type UsedOptOut, usedOptOuts, written } from "./optOut.ts";
