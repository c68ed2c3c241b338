// Somebody at work beside the browsers, over the API: issues and carries out referrals.

import { readFileSync } from "node:fs";
import { Api, Refused } from "./api";
import { service } from "./catalogue";
import type { Person } from "./clinic";

/** Whom to register; what is absent is made up or stays empty. */
export interface Newcomer {
  family: string;
  given: string;
  patronymic?: string;
  /** Such as `1968-03-14`. */
  birthDate?: string;
  phone?: string;
  phoneRemark?: string;
}

/** A patient on record. */
export interface KnownPatient {
  id: string;
  name: string;
}

/** What to ask for; what is absent is the ordinary. */
export interface Asked {
  services?: string[];
  priority?: "routine" | "urgent" | "asap" | "stat";
  note?: string;
}

/** What was asked for. */
export interface Issued {
  id: string;
  /** The sixteen symbols; empty for a draft. */
  number: string;
  referrals: { id: string }[];
}

/** A signed document and its QR code. */
export interface SignedCard {
  /** The JWS in compact form. */
  card: string;
  qr: { modules: number; path: string };
}

const BLOOD_COUNT = "65070-00";

export class Colleague {
  constructor(
    private readonly api: Api,
    private readonly person: Person,
  ) {}

  async signIn(): Promise<void> {
    const { login, password, tokenFile } = this.person;
    await this.api.signIn(login, password, readFileSync(tokenFile, "utf8").trim());
  }

  /** Registers somebody, whoever else is on record. */
  async register(newcomer: Newcomer): Promise<KnownPatient> {
    const { family, given, patronymic = null, birthDate = "1970-02-03", phone = null, phoneRemark = null } = newcomer;
    const patient = {
      name: { family, given, patronymic },
      birth_date: birthDate,
      sex: "unknown",
      tax: { none: "unknown" },
      phone,
      phone_remark: phoneRemark,
      address: null,
      active: true,
    };
    const { id } = await this.do((api) =>
      api.confirmed<{ id: string }>("/api/patients", { patient }, "Not-A-Duplicate"),
    );
    return { id, name: [family, given, patronymic].filter(Boolean).join(" ") };
  }

  issue(patient: KnownPatient, asked: Asked = {}): Promise<Issued> {
    return this.#write("/api/requisitions", patient, asked);
  }

  draft(patient: KnownPatient, asked: Asked = {}): Promise<Issued> {
    return this.#write("/api/drafts", patient, asked);
  }

  /** Signs what was asked for, as its paper carries it. */
  card(issued: Issued): Promise<SignedCard> {
    return this.do((api) => api.post<SignedCard>(`/api/requisitions/${issued.id}/card`));
  }

  async take(referral: string): Promise<void> {
    await this.do((api) => api.post(`/api/referrals/${referral}/take`));
  }

  async complete(referral: string, result: string): Promise<void> {
    await this.do((api) => api.post(`/api/referrals/${referral}/complete`, { result }));
  }

  async recall(referral: string): Promise<void> {
    const reason = { reason: "not-needed", comment: null };
    await this.do((api) => api.post(`/api/referrals/${referral}/recall`, reason));
  }

  async #write(path: string, patient: KnownPatient, asked: Asked): Promise<Issued> {
    const { services = [BLOOD_COUNT], priority = "routine", note = null } = asked;
    const form = {
      patient_id: patient.id,
      services: services.map((code) => ({ code, category: service(code).category, quantity: 1 })),
      icd10: "Z00.0",
      icpc2: null,
      priority,
      clinical_note: note,
      patient_instruction: null,
      occurrence: null,
      foreign_number: null,
    };
    const issued = await this.do((api) => api.post<Issued & { number: string | null }>(path, form));
    return { ...issued, number: issued.number ?? "" };
  }

  /** Asks, signed in anew if the clock has ended the session. */
  async do<T>(ask: (api: Api) => Promise<T>): Promise<T> {
    try {
      return await ask(this.api);
    } catch (error) {
      if (!(error instanceof Refused) || error.status !== 401) throw error;
      await this.signIn();
      return ask(this.api);
    }
  }
}
