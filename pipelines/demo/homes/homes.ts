/** A device of a demo home. `model` says how it uses power; watts are its own scale. */
export type Device = {
  id: string;
  name: string;
  kind: "meter" | "plug" | "appliance" | "light" | "heating" | "ev_charger";
  room?: string;
  model:
    | "whole"
    | "fridge"
    | "heating"
    | "cooling"
    | "boiler"
    | "washer"
    | "dishwasher"
    | "dryer"
    | "oven"
    | "tv"
    | "light"
    | "car";
  watts: number;
};

export type Home = {
  subject: string;
  name: string;
  zone: string;
  /** Mean temperature of the coldest and the warmest month, °C. */
  climate: [number, number];
  /** Watts that are always on and belong to no device. */
  base: number;
  /** How the main meter reports: energy of each interval, or a register that counts up and was exchanged in March. */
  meter: "interval" | "counter";
  /** Days of each year without any data, as [month, day, days]. */
  gap?: [number, number, number];
  devices: Device[];
};

const meter: Device = { id: "main", name: "Main meter", kind: "meter", model: "whole", watts: 0 };
const fridge = (watts = 95): Device => ({
  id: "fridge",
  name: "Fridge",
  kind: "appliance",
  room: "Kitchen",
  model: "fridge",
  watts,
});
const washer: Device = {
  id: "washer",
  name: "Washing machine",
  kind: "appliance",
  room: "Bathroom",
  model: "washer",
  watts: 2000,
};
const dishwasher: Device = {
  id: "dishwasher",
  name: "Dishwasher",
  kind: "appliance",
  room: "Kitchen",
  model: "dishwasher",
  watts: 1900,
};
const dryer: Device = { id: "dryer", name: "Tumble dryer", kind: "appliance", room: "Basement", model: "dryer", watts: 2300 };
const oven: Device = { id: "oven", name: "Oven", kind: "appliance", room: "Kitchen", model: "oven", watts: 2400 };
const tv: Device = { id: "tv", name: "Television", kind: "plug", room: "Living room", model: "tv", watts: 110 };
const lamp: Device = { id: "light", name: "Living room lights", kind: "light", room: "Living room", model: "light", watts: 60 };
const car: Device = { id: "car", name: "Car charger", kind: "ev_charger", room: "Garage", model: "car", watts: 7200 };
const heatPump = (watts: number): Device => ({
  id: "heat-pump",
  name: "Heat pump",
  kind: "heating",
  room: "Basement",
  model: "heating",
  watts,
});
const cooling = (watts: number): Device => ({
  id: "cooling",
  name: "Air conditioning",
  kind: "heating",
  room: "Bedroom",
  model: "cooling",
  watts,
});
const boiler: Device = { id: "boiler", name: "Water heater", kind: "heating", room: "Bathroom", model: "boiler", watts: 2000 };

const home = (
  subject: string,
  name: string,
  zone: string,
  more: Omit<Home, "subject" | "name" | "zone" | "devices">,
  devices: Device[],
): Home => ({
  subject,
  name,
  zone,
  ...more,
  devices: [meter, ...devices],
});

/** The homes of Nordlicht; the first one is Mia's, who may sign in. */
export const HOMES: readonly Home[] = [
  home("home-bergmann", "Bergmann, Hamburg", "Europe/Berlin", { climate: [1, 18], base: 130, meter: "interval" }, [
    heatPump(1500),
    fridge(),
    washer,
    dishwasher,
    tv,
    car,
  ]),
  home("home-fischer", "Fischer, Munich", "Europe/Berlin", { climate: [-1, 19], base: 160, meter: "counter" }, [
    fridge(120),
    washer,
    dryer,
    oven,
    tv,
  ]),
  home("home-koehler", "Köhler, Leipzig", "Europe/Berlin", { climate: [0, 19], base: 95, meter: "interval", gap: [8, 11, 5] }, [
    fridge(),
    dishwasher,
    tv,
    lamp,
  ]),
  home("home-adeyemi", "Adeyemi, Berlin", "Europe/Berlin", { climate: [0, 20], base: 110, meter: "interval" }, [
    heatPump(1500),
    fridge(80),
    washer,
    car,
  ]),
  home(
    "home-lindqvist",
    "Lindqvist, Stockholm",
    "Europe/Stockholm",
    { climate: [-3, 18], base: 140, meter: "interval", gap: [2, 3, 2] },
    [heatPump(1800), fridge(), dishwasher, car],
  ),
  home("home-rivera", "Rivera, New York", "America/New_York", { climate: [0, 26], base: 210, meter: "interval" }, [
    cooling(1800),
    fridge(150),
    washer,
    dryer,
    tv,
  ]),
  home("home-iyer", "Iyer, Bengaluru", "Asia/Kolkata", { climate: [21, 29], base: 120, meter: "interval" }, [
    cooling(1500),
    boiler,
    fridge(110),
    washer,
    tv,
  ]),
  home("home-quinn", "Quinn, Dublin", "Europe/Dublin", { climate: [5, 16], base: 100, meter: "interval" }, [
    boiler,
    fridge(),
    dishwasher,
    dryer,
    lamp,
  ]),
];

export const deviceId = (home: Home, device: Device): string => `${home.subject.replace("home-", "")}-${device.id}`;
