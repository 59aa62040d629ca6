import { flat, type PriceTable } from "./table.ts";

/** Regions for which prices are kept here. */
const REGIONS = ["eu-central-1", "eu-west-1", "us-east-1"] as const;

/**
 * Things whose price AWS names once for all regions: a KMS key by the month, whatever it is used for and without the versions
 * that rotation adds (AWS KMS, "Pricing", "Key storage"); the control plane of a cluster by the hour, while its version of
 * Kubernetes is in standard support (AWS Containers Blog, "Amazon EKS extended support for Kubernetes versions pricing").
 */
export const platformPrices: PriceTable = Object.fromEntries(
    REGIONS.map((region) => [
        region,
        {
            "kmsKey.month": flat(1, { source: `AWS KMS pricing page, for any region, ${region}`, date: "2026-11-21" }),
            "eksCluster.hour": flat(0.1, {
                source: `AWS Containers Blog on extended support of Amazon EKS, for any region, ${region}`,
                date: "2026-11-21",
            }),
        },
    ]),
);
