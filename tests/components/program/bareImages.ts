import { ImageRegistry, ImageRepository, ServiceImage } from "@plinth/images";
import type * as pulumi from "@pulumi/pulumi";

type BareCall = (name: string, options: pulumi.ComponentResourceOptions) => pulumi.ComponentResource;

const place = { account: "444444444444", region: "eu-west-1" };
const REPOSITORY = `${place.account}.dkr.ecr.eu-west-1.amazonaws.com/plinth/orders`;

/** Components of images, as the others in `bareCalls.ts`. */
export const bareImages: Readonly<Record<string, BareCall>> = {
    "images.ImageRepository": (name, options) =>
        new ImageRepository(name, { ...place, repositoryName: "plinth/bare", pulledBy: [place.account] }, options),
    "images.ImageRegistry": (name, options) =>
        new ImageRegistry(
            name,
            { ...place, ownPrefix: "plinth", pulledBy: [place.account], pullThrough: { k8s: { upstream: "k8s" } } },
            options,
        ),
    "images.ServiceImage": (name, options) =>
        new ServiceImage(name, { repositoryUrl: REPOSITORY, commit: "0".repeat(40), context: "." }, options),
};
