import type { Price } from "../price.ts";
import { flat, priceList, type PriceTable, type Reading } from "./table.ts";

const frankfurtNat: Reading = {
    source: "AWS, public table of NAT gateway prices (pricing/2.0/meteredUnitMaps/ec2, natgateway.json), eu-central-1",
    date: "2026-10-07",
};

/**
 * What ways out of a VPC cost. A zonal NAT gateway costs by the hour it stands, a regional one by the hour in each zone it is
 * active in, both by the gigabyte they process, and each public address by the hour (Amazon VPC, "Pricing"). An interface
 * endpoint costs by the hour in each zone, and by the gigabyte, in steps that all interface endpoints of the account's region
 * climb together (AWS PrivateLink, "Pricing").
 *
 * Read from public quotations of the lists that name usage type or SKU, two of them for most rows, not from the lists themselves.
 */
export const networkPrices: PriceTable = {
    "eu-central-1": {
        "natGateway.hour": flat(0.052, frankfurtNat),
        "natGateway.gigabyte": flat(0.052, frankfurtNat),
        "interfaceEndpoint.zoneHour": flat(0.012, priceList("AmazonVPC", "eu-central-1", "2026-09-22")),
        "interfaceEndpoint.gigabyte": endpointGigabyte(priceList("AmazonVPC", "eu-central-1", "2026-09-22")),
        "publicIpv4.hour": flat(0.005, priceList("AmazonVPC", "eu-central-1", "2026-09-17")),
    },
    "eu-west-1": {
        "natGateway.hour": flat(0.048, priceList("AmazonEC2", "eu-west-1", "2026-09-25")),
        "natGateway.gigabyte": flat(0.048, priceList("AmazonEC2", "eu-west-1", "2026-09-25")),
        "regionalNatGateway.zoneHour": flat(0.048, priceList("AmazonEC2", "eu-west-1", "2026-09-25")),
        "regionalNatGateway.gigabyte": flat(0.048, priceList("AmazonEC2", "eu-west-1", "2026-09-25")),
        "interfaceEndpoint.zoneHour": flat(0.011, priceList("AmazonVPC", "eu-west-1", "2026-05-01")),
        "interfaceEndpoint.gigabyte": endpointGigabyte(priceList("AmazonVPC", "eu-west-1", "2026-05-01")),
        "publicIpv4.hour": flat(0.005, priceList("AmazonVPC", "eu-west-1", "2026-05-01")),
    },
    "us-east-1": {
        "natGateway.hour": flat(0.045, priceList("AmazonEC2", "us-east-1", "2026-08-12")),
        "natGateway.gigabyte": flat(0.045, priceList("AmazonEC2", "us-east-1", "2026-08-12")),
        "regionalNatGateway.zoneHour": flat(0.045, priceList("AmazonEC2", "us-east-1", "2026-08-12")),
        "interfaceEndpoint.zoneHour": flat(0.01, priceList("AmazonVPC", "us-east-1", "2026-09-17")),
        "interfaceEndpoint.gigabyte": endpointGigabyte(priceList("AmazonVPC", "us-east-1", "2026-09-17")),
        "publicIpv4.hour": flat(0.005, priceList("AmazonVPC", "us-east-1", "2026-09-17")),
    },
};

/** The steps are the same in the three regions' lists: at 1 and 5 PB, which the lists write as 1,048,576 and 5,242,880 GB. */
function endpointGigabyte(reading: Reading): Price {
    const tiers = [{ upTo: 1_048_576, amount: 0.01 }, { upTo: 5_242_880, amount: 0.006 }, { amount: 0.004 }];
    return { currency: "USD", tiers, ...reading };
}
