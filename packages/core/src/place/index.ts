export { checkPlace, isAccountId, isRegion, partitions, type Place } from "./place.ts";
