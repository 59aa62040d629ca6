/** As much of SARIF 2.1.0 as a report writes. */
export interface SarifLog {
    readonly $schema: string;
    readonly version: "2.1.0";
    readonly runs: readonly SarifRun[];
}

export type SarifLevel = "error" | "warning" | "note" | "none";

export interface SarifText {
    readonly text: string;
}

export interface SarifRun {
    readonly tool: { readonly driver: { readonly name: string; readonly rules: readonly SarifRule[] } };
    readonly automationDetails: { readonly id: string };
    readonly invocations: readonly SarifInvocation[];
    readonly originalUriBaseIds: Readonly<Record<string, { readonly description: SarifText }>>;
    readonly columnKind: "utf16CodeUnits";
    readonly results: readonly SarifResult[];
    readonly properties: Readonly<Record<string, unknown>>;
}

export interface SarifRule {
    readonly id: string;
    readonly shortDescription: SarifText;
    readonly fullDescription: SarifText;
    readonly help: SarifText & { readonly markdown: string };
    readonly defaultConfiguration: { readonly level: SarifLevel };
    readonly properties: Readonly<Record<string, unknown>>;
}

export interface SarifInvocation {
    readonly executionSuccessful: boolean;
    readonly toolExecutionNotifications: readonly SarifNotification[];
}

export interface SarifNotification {
    readonly level: SarifLevel;
    readonly message: SarifText;
    readonly associatedRule?: { readonly id: string; readonly index: number };
    readonly locations?: readonly SarifLocation[];
}

export interface SarifLocation {
    readonly physicalLocation: {
        readonly artifactLocation: { readonly uri: string; readonly uriBaseId: string };
        readonly region: { readonly startLine: number; readonly startColumn?: number };
    };
    readonly logicalLocations?: readonly {
        readonly name: string;
        readonly fullyQualifiedName: string;
        readonly kind: "resource";
    }[];
}

export interface SarifResult {
    readonly ruleId: string;
    readonly ruleIndex: number;
    readonly kind: "fail" | "open" | "pass" | "notApplicable";
    readonly level: SarifLevel;
    readonly message: SarifText;
    readonly locations: readonly SarifLocation[];
    readonly partialFingerprints: Readonly<Record<string, string>>;
    readonly suppressions?: readonly {
        readonly kind: "external";
        readonly status: "accepted";
        readonly justification: string;
    }[];
    readonly properties: Readonly<Record<string, unknown>>;
}
