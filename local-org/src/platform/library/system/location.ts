// System.Location and System.Address: the values of geolocation and address fields.
import { defineClass } from "../../../apex/library.ts";
import type { LibraryClass } from "../../../apex/library.ts";
import { ApexDouble } from "../../values/double.ts";
import { apexError } from "../../values/exception.ts";
import { PlatformObject, PropertyBag } from "../../values/platform-object.ts";
import type { Runtime } from "../helpers.ts";
import { need } from "../helpers.ts";

class LocationValue extends PlatformObject {
  readonly apexType = "System.Location";
  readonly latitude: number;
  readonly longitude: number;
  constructor(latitude: number, longitude: number) {
    super();
    this.latitude = latitude;
    this.longitude = longitude;
  }
  override showWhole(): string {
    return `API address: ${this.latitude} ${this.longitude}`;
  }
  override equalTo(other: unknown): boolean {
    return (
      other instanceof LocationValue &&
      other.latitude === this.latitude &&
      other.longitude === this.longitude
    );
  }
  override hash(): number {
    return Math.trunc(this.latitude * 1e4) ^ Math.trunc(this.longitude * 1e4);
  }
}

const earthRadius = { mi: 3958.8, km: 6371 } as const;
/** Great-circle distance by the haversine formula (Apex Reference, Location.getDistance). */
function distance(from: LocationValue, to: LocationValue, unit: string): ApexDouble {
  if (unit !== "mi" && unit !== "km")
    throw apexError("System.IllegalArgumentException", `Unit must be 'mi' or 'km': ${unit}`);
  const radians = (degrees: number): number => (degrees * Math.PI) / 180;
  const halfLatitude = Math.sin(radians(to.latitude - from.latitude) / 2),
    halfLongitude = Math.sin(radians(to.longitude - from.longitude) / 2);
  const chord =
    halfLatitude ** 2 +
    Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * halfLongitude ** 2;
  return new ApexDouble(2 * earthRadius[unit] * Math.asin(Math.sqrt(chord)));
}

const addressPart =
  (name: string) =>
  (_rt: Runtime, self: PropertyBag): unknown =>
    self.get(name);
const addressParts: readonly (readonly [type: string, name: string])[] = [
  ["String", "city"],
  ["String", "country"],
  ["String", "countryCode"],
  ["String", "geocodeAccuracy"],
  ["String", "postalCode"],
  ["String", "state"],
  ["String", "stateCode"],
  ["String", "street"],
  ["Double", "latitude"],
  ["Double", "longitude"],
];

export const locationClasses: readonly LibraryClass[] = [
  defineClass({
    name: "System.Location",
    kind: "class",
    members: {
      "static Location newInstance(Decimal latitude, Decimal longitude)": (
        _rt: Runtime,
        latitude: { toNumber(): number },
        longitude: { toNumber(): number },
      ) => new LocationValue(need(latitude, 1).toNumber(), need(longitude, 2).toNumber()),
      "static Double getDistance(Location first, Location second, String unit)": (
        _rt: Runtime,
        first: LocationValue,
        second: LocationValue,
        unit: string,
      ) => distance(need(first, 1), need(second, 2), need(unit, 3)),
      "Double getDistance(Location other, String unit)": (
        _rt: Runtime,
        self: LocationValue,
        other: LocationValue,
        unit: string,
      ) => distance(self, need(other, 1), need(unit, 2)),
      "Double getLatitude()": (_rt: Runtime, self: LocationValue) => new ApexDouble(self.latitude),
      "Double getLongitude()": (_rt: Runtime, self: LocationValue) =>
        new ApexDouble(self.longitude),
      "Double latitude {get;}": (_rt: Runtime, self: LocationValue) =>
        new ApexDouble(self.latitude),
      "Double longitude {get;}": (_rt: Runtime, self: LocationValue) =>
        new ApexDouble(self.longitude),
    },
  }),
  defineClass({
    name: "System.Address",
    kind: "class",
    members: {
      ...Object.fromEntries(
        addressParts.flatMap(([type, name]) => [
          [`${type} get${name.charAt(0).toUpperCase()}${name.slice(1)}()`, addressPart(name)],
          [`${type} ${name} {get;}`, addressPart(name)],
        ]),
      ),
      "Double getDistance(Location other, String unit)": (
        _rt: Runtime,
        self: PropertyBag,
        other: LocationValue,
        unit: string,
      ) => {
        const latitude = self.get("latitude"),
          longitude = self.get("longitude");
        return latitude instanceof ApexDouble && longitude instanceof ApexDouble
          ? distance(
              new LocationValue(latitude.value, longitude.value),
              need(other, 1),
              need(unit, 2),
            )
          : null;
      },
    },
  }),
];
