/** What `nx g @plinth/service:service` is asked for; schema.json says what each means. */
export interface ServiceOptions {
    readonly name: string;
    readonly owner: string;
    /** With commas. */
    readonly environments: string;
    readonly description?: string;
    readonly cluster?: string;
    readonly database?: string;
    readonly cache?: string;
    readonly app?: boolean;
}

/** The same once it was found right. */
export interface ServicePlan {
    readonly name: string;
    readonly owner: string;
    readonly description: string;
    readonly app: boolean;
    readonly environments: readonly PlannedEnvironment[];
}

/** What the service uses in one environment. */
export interface PlannedEnvironment {
    readonly environment: string;
    readonly layout: "layered" | "single";
    /** Of `cluster.yaml`, by name. */
    readonly cluster: string;
    readonly database?: string;
    readonly cache?: string;
    /** Where its images are. */
    readonly repository: string;
}
