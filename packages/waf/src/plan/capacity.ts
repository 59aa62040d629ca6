import type { PlannedRule } from "./planRules.ts";

/** What a web ACL may have at most (AWS WAF Developer Guide, "Web ACL capacity units (WCUs) in AWS WAF"). */
export const LARGEST_CAPACITY = 5000;
/** What the price of a request includes (same page); each 500 units beyond add to the price of every request. */
export const INCLUDED_CAPACITY = 1500;
const STEP = 500;

/** Capacity units of rules together; AWS may need fewer, since it joins what rules have in common. */
export function capacityOf(rules: readonly PlannedRule[]): number {
    return rules.reduce((sum, { capacity }) => sum + capacity, 0);
}

/** How many steps of 500 units beyond those included are paid for with each request. */
export function paidSteps(capacity: number): number {
    return Math.max(0, Math.ceil((capacity - INCLUDED_CAPACITY) / STEP));
}
