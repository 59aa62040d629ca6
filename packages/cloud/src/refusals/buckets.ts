import type { RefusalRule } from "./refusal.ts";
import { refusedByAws } from "./wording.ts";

/** Rules for names of general purpose buckets: Amazon S3 User Guide, "General purpose bucket naming rules". */
const bucket: RefusalRule = (inputs) => {
    const name = inputs.text("bucket");
    if (name === undefined || name === "") return [];
    const fits =
        /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) &&
        !name.includes("..") &&
        !/^\d+\.\d+\.\d+\.\d+$/.test(name) &&
        !/^(xn--|sthree-|amzn-s3-demo-)/.test(name) &&
        !/(-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)$/.test(name);
    if (fits) return [];
    return [
        refusedByAws("bucket", "InvalidBucketName", "The specified bucket is not valid.", "Amazon S3 error responses"),
    ];
};

export const bucketRefusals: Readonly<Record<string, RefusalRule>> = {
    "aws:s3/bucket:Bucket": bucket,
    "aws:s3/bucketV2:BucketV2": bucket,
};
