import type { AuditTrailShape, DataAccess, DataEventsShape } from "./shape.ts";

export interface FieldSelector {
    readonly field: string;
    readonly equals?: string[];
    readonly startsWiths?: string[];
    readonly notEquals?: string[];
    readonly notStartsWiths?: string[];
}

export interface EventSelector {
    readonly name: string;
    readonly fieldSelectors: FieldSelector[];
}

/**
 * Advanced event selectors of a trail: all management events, then each named set of data events, by name.
 *
 * @param ownBucketArns buckets the trail itself fills: recording those writes would make further ones without end.
 */
export function eventSelectors(
    shape: Pick<AuditTrailShape, "excludedSources" | "dataEvents">,
    partition: string,
    ownBucketArns: readonly string[],
): EventSelector[] {
    const { excludedSources = [], dataEvents = {} } = shape;
    const data = Object.entries(dataEvents).sort(([one], [other]) => (one < other ? -1 : 1));
    return [
        {
            name: "management",
            fieldSelectors: [
                { field: "eventCategory", equals: ["Management"] },
                ...(excludedSources.length === 0
                    ? []
                    : [{ field: "eventSource", notEquals: [...excludedSources].sort() }]),
            ],
        },
        ...data.map(([name, events]) => ({
            name,
            fieldSelectors: [
                { field: "eventCategory", equals: ["Data"] },
                ...resourceSelectors(events, partition, ownBucketArns),
                ...accessSelectors(events.access ?? "all"),
            ],
        })),
    ];
}

function resourceSelectors(events: DataEventsShape, partition: string, own: readonly string[]): FieldSelector[] {
    const type = (name: string): FieldSelector => ({ field: "resources.type", equals: [name] });
    const arns = (found: readonly string[] | "all"): FieldSelector[] =>
        found === "all" ? [] : [{ field: "resources.ARN", equals: [...found].sort() }];
    switch (events.of) {
        case "lambda":
            return [type("AWS::Lambda::Function"), ...arns(events.functions)];
        case "dynamodb":
            return [type("AWS::DynamoDB::Table"), ...arns(events.tables)];
        case "s3": {
            const objects = (arn: string): string => `${arn}/`;
            const where: FieldSelector =
                events.buckets === "all"
                    ? { field: "resources.ARN", notStartsWiths: own.map(objects) }
                    : {
                          field: "resources.ARN",
                          startsWiths: events.buckets.map((name) => objects(`arn:${partition}:s3:::${name}`)).sort(),
                      };
            return [type("AWS::S3::Object"), where];
        }
    }
}

function accessSelectors(access: DataAccess): FieldSelector[] {
    return access === "all" ? [] : [{ field: "readOnly", equals: [String(access === "read")] }];
}
