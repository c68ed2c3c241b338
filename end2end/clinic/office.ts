// The administrator beside the browsers: prepares over the API what a test is not about.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Api, Refused } from "./api";
import { PERMISSIONS, type Permission } from "../pages/role_form";
import type { Clinic, Person, ShippedRole } from "./clinic";
import { Colleague } from "./colleague";
import { Key } from "./key";

/** What is written into a token besides its user. */
export interface TokenTerms {
  workstation: string;
  hours?: { start: string; end: string };
  /** The last day, such as `2026-12-31`. */
  lastDay?: string;
}

/** On what terms somebody is hired; what is absent is as for everybody. */
export interface Hiring extends Partial<TokenTerms> {
  /** The id of the organization; without, the first there is. */
  organization?: string;
}

/** A user the office has made. */
export interface Employee extends Person {
  id: string;
  fullName: string;
}

interface Named {
  id: string;
  name: string;
}

/** The answer of creating a user. */
interface Created {
  record: { id: string };
  code: { code: string };
}

interface Page<T> {
  items: T[];
}

const WHOLE_DAY = { start: "00:00", end: "00:00" };
const LAST_DAY = "2027-06-30";

export class Office {
  #made = 0;
  readonly #colleagues = new Map<string, Promise<Colleague>>();

  private constructor(
    private readonly clinic: Clinic,
    private readonly api: Api,
    private readonly signIn: () => Promise<unknown>,
    /** Creates users: whoever makes their tokens may not. */
    private readonly head: Colleague,
  ) {}

  /** Takes a workstation of its own, so that the demo's is free for a browser. */
  static async open(clinic: Clinic): Promise<Office> {
    const administrator = clinic.person("administrator");
    const { login, password } = administrator;
    const first = await Api.stranger(clinic.address);
    await first.enrol(clinic.printedLink);
    const { user_id } = await first.signIn(login, password, tokenOf(administrator));
    const desk = await first.post<Named>("/api/workstations", {
      name: "Канцелярія",
      place: "",
      inventory_label: "",
    });
    const { link } = await first.post<{ link: string }>(
      `/api/workstations/${desk.id}/enrolment-link`,
    );
    const key = await Key.generate();
    const [api, beside] = [new Api(clinic.address, key), new Api(clinic.address, key)];
    await api.enrol(link);
    const make = async (user: string): Promise<string> => {
      const made = await first.post<{ token: string }>("/api/tokens", {
        user_id: user,
        job_title: "Адміністратор",
        workstation_id: desk.id,
        hours: WHOLE_DAY,
        last_day: LAST_DAY,
      });
      return made.token;
    };
    const head = clinic.person("head-of-department");
    const people = await first.get<{ id: string }[]>(`/api/people?search=${head.login}`);
    const tokenFile = join(clinic.folder, "head.jwt");
    writeFileSync(tokenFile, await make(people[0]!.id));
    const colleague = new Colleague(beside, { ...head, tokenFile });
    await colleague.signIn();
    const token = await make(user_id);
    const signIn = () => api.signIn(login, password, token);
    await signIn();
    return new Office(clinic, api, signIn, colleague);
  }

  /** A fresh link that enrols a browser as this workstation. */
  async enrolmentLink(workstation?: string): Promise<string> {
    const id = workstation ?? (await this.workstation());
    const path = `/api/workstations/${id}/enrolment-link`;
    return (await this.do((api) => api.post<{ link: string }>(path))).link;
  }

  /** The id of a workstation; without a name, the one the demo's tokens are for. */
  async workstation(name?: string): Promise<string> {
    const all = await this.do((api) => api.get<Named[]>("/api/workstations"));
    const person = name === undefined ? await this.#demoWorkstation() : undefined;
    const found = all.find((one) => (name === undefined ? one.id === person : one.name === name));
    if (!found) throw new Error(`no workstation ${name}`);
    return found.id;
  }

  /** A new workstation, not yet enrolled. */
  async newWorkstation(name: string): Promise<string> {
    const form = { name, place: "", inventory_label: "" };
    return (await this.do((api) => api.post<Named>("/api/workstations", form))).id;
  }

  /** A new user with roles, a token for a workstation, and a password they chose. */
  async hire(
    fullName: string,
    roles: ShippedRole[],
    { organization, ...terms }: Hiring = {},
  ): Promise<Employee> {
    const employee = await this.newUser(fullName, organization);
    // They have a code, so their first act is to set a password. Roles come after it: whoever
    // gains what the code's maker lacks loses the code.
    const password = `тиха вода греблю рве ${this.#made}`;
    const theirs = await Api.stranger(this.clinic.address);
    const spare = await this.newWorkstation(`Запасна ${this.#made}`);
    await theirs.enrol(await this.enrolmentLink(spare));
    const first = await this.token(employee, { workstation: spare });
    await theirs.signIn(employee.login, employee.password, first.token);
    await theirs.put("/api/account/password", { current: null, new: password });
    await this.do((api) => api.delete(`/api/workstations/${spare}`));
    for (const role of roles) await this.assign(employee.id, role);
    const workstation = terms.workstation ?? (await this.workstation());
    const { tokenFile } = await this.token(employee, { ...terms, workstation });
    return { ...employee, password, tokenFile };
  }

  /** The id of a new organization. */
  async newOrganization(name: string): Promise<string> {
    return (await this.do((api) => api.post<Named>("/api/organizations", { name }))).id;
  }

  /** Somebody at work over the API, at a workstation of their own. */
  colleague(person: Person): Promise<Colleague> {
    const known = this.#colleagues.get(person.login) ?? this.#newColleague(person);
    this.#colleagues.set(person.login, known);
    return known;
  }

  async #newColleague(person: Person): Promise<Colleague> {
    const workstation = await this.newWorkstation(`Сусідня ${++this.#made}`);
    const api = await Api.stranger(this.clinic.address);
    await api.enrol(await this.enrolmentLink(workstation));
    const { tokenFile } = await this.token(person, { workstation });
    const colleague = new Colleague(api, { ...person, tokenFile });
    await colleague.signIn();
    return colleague;
  }

  /** A person with a token for another workstation. */
  async movedTo(workstation: string, person: Person): Promise<Person> {
    const { tokenFile } = await this.token(person, { workstation });
    return { ...person, tokenFile };
  }

  /** A new user without role or token; the password is their one-time code. */
  async newUser(fullName: string, organization?: string): Promise<Employee> {
    const login = `end2end_${++this.#made}`;
    const organizations = await this.do((api) => api.get<Named[]>("/api/organizations"));
    const profile = {
      full_name: fullName,
      organization_id: organization ?? organizations[0]!.id,
      position: "Сестра медична",
      licence_number: null,
    };
    const form = { login, profile };
    const { record, code } = await this.head.do((api) => api.post<Created>("/api/users", form));
    return { id: record.id, login, password: code.code, fullName, tokenFile: "" };
  }

  /** Changes a user's position. */
  async move(user: string, position: string): Promise<void> {
    await this.do(async (api) => {
      const { profile, version } = await api.get<{ profile: object; version: number }>(
        `/api/users/${user}`,
      );
      await api.put(`/api/users/${user}`, { ...profile, position }, version);
    });
  }

  async assign(user: string, role: ShippedRole): Promise<void> {
    const roles = await this.do((api) => api.get<{ id: string; shipped: string }[]>("/api/roles"));
    await this.assignRole(user, roles.find((one) => one.shipped === role)!.id);
  }

  async assignRole(user: string, role: string): Promise<void> {
    await this.do((api) => api.post("/api/assignments", { user_id: user, role_id: role }));
  }

  /** The id of a new role; what it does not speak of is undefined. */
  async newRole(name: string, says: Partial<Record<Permission, "allow" | "deny">>): Promise<string> {
    const permissions = Object.fromEntries(
      PERMISSIONS.map((one) => [one.replace("-", "_"), says[one] ?? null]),
    );
    const form = { name, permissions };
    return (await this.do((api) => api.post<Named>("/api/roles", form))).id;
  }

  /** A token for anybody, also for the demo's people, and its file. */
  async token(
    person: { login: string },
    { workstation, hours = WHOLE_DAY, lastDay = LAST_DAY }: TokenTerms,
  ): Promise<{ id: string; token: string; tokenFile: string }> {
    const form = {
      user_id: await this.userId(person.login),
      job_title: "Сестра медична",
      workstation_id: workstation,
      hours,
      last_day: lastDay,
    };
    const made = await this.do((api) =>
      api.post<{ token: string; record: { id: string } }>("/api/tokens", form),
    );
    const tokenFile = join(this.clinic.folder, `${made.record.id}.jwt`);
    writeFileSync(tokenFile, made.token);
    return { id: made.record.id, token: made.token, tokenFile };
  }

  /** Ends every open session of somebody. */
  async endSessions(person: { login: string }): Promise<void> {
    const path = `/api/sessions?user=${await this.userId(person.login)}`;
    const sessions = await this.do((api) => api.get<{ id: string }[]>(path));
    for (const { id } of sessions) await this.do((api) => api.delete(`/api/sessions/${id}`));
  }

  async deleteToken(id: string): Promise<void> {
    await this.do((api) => api.delete(`/api/tokens/${id}`));
  }

  async userId(login: string): Promise<string> {
    const path = `/api/people?search=${encodeURIComponent(login)}`;
    const people = await this.do((api) => api.get<{ id: string; login: string }[]>(path));
    return people.find((one) => one.login === login)!.id;
  }

  /** Asks as the administrator, signed in anew if the clock has ended the session. */
  async do<T>(ask: (api: Api) => Promise<T>): Promise<T> {
    try {
      return await ask(this.api);
    } catch (error) {
      if (!(error instanceof Refused) || error.status !== 401) throw error;
      await this.signIn();
      return ask(this.api);
    }
  }

  async #demoWorkstation(): Promise<string | undefined> {
    const { login } = this.clinic.person("family-doctor");
    const path = `/api/tokens?search=${login}`;
    const tokens = await this.do((api) => api.get<Page<{ workstation_id: string }>>(path));
    return tokens.items[0]?.workstation_id;
  }
}

function tokenOf(person: Person): string {
  return readFileSync(person.tokenFile, "utf8").trim();
}
