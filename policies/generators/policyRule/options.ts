/** What `nx g @plinth/policies:policy-rule` is asked for; schema.json says what each means. */
export interface PolicyRuleOptions {
    readonly id: string;
    readonly service: string;
    readonly type: string;
    /** Path of the input, with dots. */
    readonly property?: string;
    /** Another type, of which one has to belong to each resource, and the property by which it refers to that. */
    readonly sibling?: string;
    readonly by?: string;
    readonly severity?: "critical" | "high" | "medium" | "low";
    readonly profile?: "default" | "strict" | "cost";
    readonly description?: string;
}
