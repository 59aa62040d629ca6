import { makeAlarms, type Widgets } from "@plinth/alarms";
import { refuseProblems } from "@plinth/core/errors";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { CertificateArgs } from "./certificateArgs.ts";
import { checkCertificateArgs } from "./checkCertificateArgs.ts";
import { certificateAlarms } from "./plan/certificateAlarms.ts";
import { provenBy, provenNames, zoneOf } from "./plan/domains.ts";

/** The only region CloudFront reads certificates from (Amazon CloudFront Developer Guide, "Requirements for using SSL/TLS certificates"). */
const CLOUDFRONT_REGION = "us-east-1";
/** Seconds: a wrong record is soon forgotten. */
const TTL = 300;

/**
 * A public certificate of ACM that Route 53 records prove and renew. `arn` is there once ACM has issued it, so what names
 * it waits.
 */
export class Certificate extends pulumi.ComponentResource {
    /** Of the certificate in the region; with `usedBy: cloudFront` of the one in us-east-1. */
    readonly arn: pulumi.Output<string>;
    /** For a distribution. Only where `usedBy` names CloudFront. */
    readonly cloudFrontArn: pulumi.Output<string> | undefined;
    /** What a dashboard shows of the certificate: the state of its alarm, and what it watches. */
    readonly widgets: Widgets;

    /** @throws ProblemsError with everything that is wrong with the arguments, before anything registers. */
    constructor(name: string, args: CertificateArgs, opts?: pulumi.ComponentResourceOptions) {
        refuseProblems("certificate", name, checkCertificateArgs(args));
        super("plinth:certificates:Certificate", name, args, opts);
        const { region, usedBy = "region" } = args;
        const forCloudFront = usedBy !== "region";
        const inRegion = usedBy !== "cloudFront" || region === CLOUDFRONT_REGION;
        const made: Requested[] = [];
        if (inRegion) made.push(this.#request(`${name}-certificate`, args, {}));
        if (forCloudFront && region !== CLOUDFRONT_REGION) {
            made.push(this.#request(`${name}-certificate-${CLOUDFRONT_REGION}`, args, { region: CLOUDFRONT_REGION }));
        }
        const fqdns = args.records === "existing" ? undefined : this.#records(name, args, made);
        const arns = made.map((one) => this.#validated(one, fqdns));
        const [first, last] = [arns[0], arns.at(-1)];
        if (first === undefined) throw new Error(`certificate ${name} stands nowhere`);
        this.arn = first;
        this.cloudFrontArn = forCloudFront ? last : undefined;
        this.widgets = makeAlarms(
            { name, title: args.domainName, rules: certificateAlarms, args, parent: this },
            // An alarm sees metrics of its own region; the copy is proven by the same records.
            inRegion ? [{ role: "expiring", subject: args.domainName, dimensions: { CertificateArn: first } }] : [],
        );
        this.registerOutputs({ arn: this.arn, cloudFrontArn: this.cloudFrontArn });
    }

    #request(logicalName: string, args: CertificateArgs, place: Requested["place"]): Requested {
        const { domainName, alternativeNames = [], keyAlgorithm = "RSA_2048", tags } = args;
        const certificate = new aws.acm.Certificate(
            logicalName,
            {
                ...place,
                domainName,
                // A set to ACM: in any other order a plan would replace the certificate.
                subjectAlternativeNames: alternativeNames.toSorted(),
                validationMethod: "DNS",
                keyAlgorithm,
                // Browsers refuse what is in no log.
                options: { certificateTransparencyLoggingPreference: "ENABLED" },
                tags: { Name: logicalName, ...tags },
            },
            { parent: this },
        );
        return { logicalName, certificate, place };
    }

    /** The same records prove the certificates of all regions, so they are read from one. */
    #records(name: string, args: CertificateArgs, [made]: readonly Requested[]): pulumi.Output<string>[] {
        const { domainName, alternativeNames = [], zones } = args;
        return provenNames([domainName, ...alternativeNames]).map((domain) => {
            const zone = zoneOf(domain, Object.keys(zones)) ?? "";
            const option = pulumi
                .output(made?.certificate.domainValidationOptions)
                .apply((options) => optionOf(options ?? [], domain));
            const record = new aws.route53.Record(
                `${name}-proof-${domain}`,
                {
                    zoneId: zones[zone] ?? "",
                    name: option.resourceRecordName,
                    type: option.resourceRecordType,
                    records: [option.resourceRecordValue],
                    ttl: TTL,
                },
                { parent: this },
            );
            return record.fqdn;
        });
    }

    #validated({ logicalName, certificate, place }: Requested, fqdns: pulumi.Output<string>[] | undefined) {
        return new aws.acm.CertificateValidation(
            `${logicalName}-issued`,
            {
                ...place,
                certificateArn: certificate.arn,
                ...(fqdns === undefined ? {} : { validationRecordFqdns: fqdns }),
            },
            { parent: this },
        ).certificateArn;
    }
}

interface Requested {
    readonly logicalName: string;
    readonly certificate: aws.acm.Certificate;
    /** The region, where it is not the provider's. */
    readonly place: { readonly region?: string };
}

type ValidationOption = aws.types.output.acm.CertificateDomainValidationOption;

/** What proves a name, by whichever of it and its wildcard ACM lists. */
function optionOf(options: readonly ValidationOption[], domain: string): ValidationOption {
    const found = options.find(({ domainName }) => provenBy(domainName) === domain);
    if (found === undefined) throw new Error(`ACM did not say what proves ${domain}`);
    return found;
}
