/**
 * Names of properties that say who somebody is or lead to them, without case and signs: `e-mail`, `E_Mail` and `email` are one.
 * Whatever a sender calls so is dropped before it lands, at any depth.
 */
const PERSONAL = new Set(
  `
    email emailaddress mail phone phonenumber telephone tel mobile mobilenumber fax msisdn ip ipaddress ipv4 ipv6
    remoteaddress mac macaddress useragent fingerprint name firstname lastname middlename fullname givenname familyname
    surname nickname username displayname handle screenname login author owner contact recipient customer customername user
    userid anonymousid actor accountid customerid deviceid advertisingid idfa idfv gaid imei ssn passport taxid iban address
    street streetaddress line1 line2 postcode postalcode zip zipcode birthday birthdate dateofbirth card cardnumber
    creditcard latitude longitude lat lon lng location coordinates avatar photo token accesstoken refreshtoken idtoken
    apikey writekey password secret authorization cookie session sessionid
  `
    .trim()
    .split(/\s+/),
);
const DEEPEST = 64;

/** Properties without what names people. What is nested deeper than anybody reads is dropped, too. */
export function withoutPersonal(properties: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return dropped(properties, 0) as Readonly<Record<string, unknown>>;
}

function dropped(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (depth > DEEPEST) return null;
  if (Array.isArray(value)) return value.map((each) => dropped(each, depth + 1));
  const kept = Object.entries(value).filter(([name]) => !PERSONAL.has(name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')));
  return Object.fromEntries(kept.map(([name, member]) => [name, dropped(member, depth + 1)]));
}
