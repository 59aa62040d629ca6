import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { protectStateful } from "./protectStateful.ts";

const BUCKET = "aws:s3/bucket:Bucket";

export const examples: RuleExamples = {
    rule: protectStateful,
    passing: [
        { title: "a protected bucket", resources: [resource(BUCKET, "b", { forceDestroy: false }, { protect: true })] },
        { title: "a protected key", resources: [resource("aws:kms/key:Key", "key", {}, { protect: true })] },
    ],
    failing: [
        {
            title: "a database without protection",
            resources: [resource("aws:rds/cluster:Cluster", "db", {})],
            finds: ["db: protect"],
            says: ["expected true, found false"],
        },
        {
            title: "a protected bucket that may be emptied",
            resources: [resource("aws:s3/bucketV2:BucketV2", "b", { forceDestroy: true }, { protect: true })],
            finds: ["b: forceDestroy"],
        },
    ],
    unknown: [
        {
            title: "a switch that is not known yet",
            resources: [resource(BUCKET, "b", { forceDestroy: UNKNOWN }, { protect: true })],
            finds: ["b: forceDestroy"],
        },
    ],
};
