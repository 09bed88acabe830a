//! Siblings of known exports, of banks in Europe: written before the reader was run on them.

use super::Case;

#[rustfmt::skip]
pub(super) const CASES: &[Case] = &[
    Case {
        name: "n26_2018_noeuro",
        encoding: "utf-8",
        text: r#""Date","Payee","Account number","Transaction type","Payment reference","Category","Amount (EUR)","Amount (Foreign Currency)","Type Foreign Currency","Exchange Rate"
"2019-01-14","REWE","","MasterCard Payment","","Food & Groceries","-45.2","-45.2","EUR","1.0"
"2019-01-15","SQ *COFFEE","","MasterCard Payment","","Bars & Restaurants","-4.12","-4.5","USD","1.0922"
"2019-01-31","ACME GMBH","DE123","Income","Lohn","Salary","2500.0","","",""
"#,
        truth: "2019-01-14 -45.2;2019-01-15 -4.12;2019-01-31 2500",
    },
    Case {
        name: "ing_diba_at_2020",
        encoding: "utf-8",
        text: r"IBAN;Text;Valutadatum;Währung;Soll;Haben
AT123;Hofer dankt;16.01.2020;EUR;45,20;0,00
AT123;Gehalt;31.01.2020;EUR;0,00;2.500,00
AT123;Miete;03.02.2020;EUR;850,00;0,00
",
        truth: "2020-01-16 -45.20;2020-01-31 2500;2020-02-03 -850",
    },
    Case {
        name: "easybank_at_noheader",
        encoding: "utf-8",
        text: r"AT123456;Bezahlung Karte                        MC/000000123 BILLA;16.01.2020;16.01.2020;-45,20;EUR
AT123456;Gehalt                                 FE/000000124 ACME;31.01.2020;31.01.2020;+2.500,00;EUR
AT123456;Miete                                  OG/000000125;03.02.2020;03.02.2020;-850,00;EUR
",
        truth: "2020-01-16 -45.20;2020-01-31 2500;2020-02-03 -850",
    },
    Case {
        name: "dkb_credit_card_2015",
        encoding: "windows-1252",
        text: r#""Kreditkarte:";"4998************";

"Von:";"01.01.2020";
"Bis:";"31.01.2020";
"Saldo:";"1200.00 EUR";
"Datum:";"31.01.2020";

"Umsatz abgerechnet und nicht im Saldo enthalten";"Wertstellung";"Belegdatum";"Beschreibung";"Betrag (EUR)";"Ursprünglicher Betrag";
"Ja";"17.01.2020";"16.01.2020";"AMAZON.DE";"-45,20";"";
"Ja";"20.01.2020";"18.01.2020";"HOTEL NYC";"-120,33";"-131,50 USD";
"Nein";"25.01.2020";"24.01.2020";"Einzahlung";"500,00";"";
"#,
        truth: "2020-01-16 -45.20;2020-01-18 -120.33;2020-01-24 500|2020-01-17 -45.20;2020-01-20 -120.33;2020-01-25 500|ask",
    },
    Case {
        name: "santander_de_card",
        encoding: "windows-1252",
        text: r"Kartennummer;Buchungsdatum;Belegdatum;Umsatztext;Betrag;Währung;Betrag in EUR
5400********1;17.01.2020;16.01.2020;EDEKA;-45,20;EUR;-45,20
5400********1;20.01.2020;18.01.2020;HOTEL NYC;-131,50;USD;-120,33
5400********1;25.01.2020;25.01.2020;Lastschrift;500,00;EUR;500,00
",
        truth: "2020-01-17 -45.20;2020-01-20 -120.33;2020-01-25 500|2020-01-16 -45.20;2020-01-18 -120.33;2020-01-25 500",
    },
    Case {
        name: "apobank_sh",
        encoding: "utf-8",
        text: r"Kontonummer;Buchungstag;Valuta;Auftraggeber/Zahlungsempfänger;Verwendungszweck;Währung;Umsatz;S/H;Saldo;S/H
123;16.01.2020;16.01.2020;REWE;Einkauf;EUR;45,20;S;1.154,80;H
123;31.01.2020;31.01.2020;ACME;Lohn;EUR;2.500,00;H;3.654,80;H
123;03.02.2020;03.02.2020;Vermieter;Miete;EUR;850,00;S;2.804,80;H
",
        truth: "2020-01-16 -45.20;2020-01-31 2500;2020-02-03 -850",
    },
    Case {
        name: "vr_bank_2019_endlines",
        encoding: "windows-1252",
        text: r#""VR Bank eG"

"Umsatzanzeige"

"BLZ:";"12345678";;"Datum:";"05.02.2020"
"Konto:";"123456";;"Uhrzeit:";"12:01:33"
"Abfrage von:";"Max Muster";;"Kontoinhaber:";"Max Muster"

"Zeitraum:";;"von:";"01.01.2020";"bis:";"05.02.2020"
"Betrag in EUR:";;"von:";"";"bis:";""

"Buchungstag";"Valuta";"Auftraggeber/Zahlungsempfänger";"Empfänger/Zahlungspflichtiger";"Konto-Nr.";"IBAN";"BLZ";"BIC";"Vorgang/Verwendungszweck";"Kundenreferenz";"Währung";"Umsatz";" "
"03.02.2020";"03.02.2020";"Max Muster";"Vermieter";;;;;"Miete";;"EUR";"850,00";"S"
"31.01.2020";"31.01.2020";"ACME";"Max Muster";;;;;"Lohn";;"EUR";"2.500,00";"H"
"16.01.2020";"16.01.2020";"Max Muster";"REWE";;;;;"Einkauf";;"EUR";"45,20";"S"

"01.01.2020";;;;;;;;;"Anfangssaldo";"EUR";"1.200,00";"H"
"05.02.2020";;;;;;;;;"Endsaldo";"EUR";"2.804,80";"H"
"#,
        truth: "2020-01-16 -45.20;2020-01-31 2500;2020-02-03 -850",
    },
    Case {
        name: "targobank_noheader",
        encoding: "windows-1252",
        text: r#""16.01.2020";"REWE SAGT DANKE";"-45,20";"Karte";"123"
"31.01.2020";"LOHN ACME";"2500,00";"Gutschrift";"123"
"03.02.2020";"MIETE";"-850,00";"Dauerauftrag";"123"
"#,
        truth: "2020-01-16 -45.20;2020-01-31 2500;2020-02-03 -850",
    },
    Case {
        name: "tomorrow_bank",
        encoding: "utf-8",
        text: r#""booking_date";"valuta_date";"recipient_name";"recipient_iban";"description";"amount";"currency";"booking_type"
"2020-01-16";"2020-01-16";"REWE";"";"Einkauf";"-45,20";"EUR";"CARD"
"2020-01-31";"2020-01-31";"ACME";"DE1";"Lohn";"2500,00";"EUR";"SEPA"
"#,
        truth: "2020-01-16 -45.20;2020-01-31 2500",
    },
    Case {
        name: "vivid_money",
        encoding: "utf-8",
        text: r"Type;Booking Date;Value Date;Counterparty;Description;Amount;Currency;Status
Card;16.01.2022;14.01.2022;Lidl;POS;-45.20;EUR;Completed
Incoming transfer;31.01.2022;31.01.2022;ACME;Lohn;2500.00;EUR;Completed
Card;01.02.2022;01.02.2022;Aldi;POS;-12.20;EUR;Declined
",
        truth: "2022-01-16 -45.20;2022-01-31 2500",
    },
    Case {
        name: "lexoffice_umsaetze",
        encoding: "utf-8",
        text: r"Datum;Name;Verwendungszweck;Kategorie;Belegnummer;Betrag (brutto);Betrag (netto);Steuersatz;Steuerbetrag;Typ
16.01.2023;Telekom;Internet;Telekommunikation;RE-1;-59,50;-50,00;19%;-9,50;Ausgabe
31.01.2023;Kunde AG;Rechnung 12;Umsatzerlöse;RG-12;1.190,00;1.000,00;19%;190,00;Einnahme
",
        truth: "2023-01-16 -59.50;2023-01-31 1190|ask",
    },
    Case {
        name: "ubs_card_ch",
        encoding: "windows-1252",
        text: r"sep=;
Kontonummer;Kartennummer;Konto-/Karteninhaber;Einkaufsdatum;Buchungstext;Branche;Betrag;Originalwährung;Kurs;Währung;Belastung;Gutschrift;Buchung
123;5100XX;MUSTER;16.01.2023;COOP ZUERICH;Lebensmittel;45.20;CHF;;CHF;45.20;;17.01.2023
123;5100XX;MUSTER;18.01.2023;AMAZON US;Online;100.00;USD;0.9342;CHF;93.42;;19.01.2023
123;5100XX;MUSTER;25.01.2023;LSV EINZUG;;500.00;CHF;;CHF;;500.00;25.01.2023
Total per Währung;;;;;;;;;CHF;138.62;500.00;
",
        truth: "2023-01-16 -45.20;2023-01-18 -93.42;2023-01-25 500|2023-01-17 -45.20;2023-01-19 -93.42;2023-01-25 500",
    },
    Case {
        name: "postfinance_fr",
        encoding: "utf-8",
        text: r"Date comptable;Type de mouvement;Texte de notification;Crédit en CHF;Débit en CHF;Valeur;Solde en CHF
31.01.2023;Comptabilisation;SALAIRE;5200.00;;31.01.2023;6354.80
16.01.2023;Comptabilisation;ACHAT COOP;;-45.20;16.01.2023;1154.80

Disclaimer:
Le contenu du document a été généré par votre filtre.
",
        truth: "2023-01-31 5200;2023-01-16 -45.20",
    },
    Case {
        name: "bcv_ch",
        encoding: "utf-8",
        text: r"Compte;CH00 0076 7000
Titulaire;MUSTER
Période;01.01.2023 - 31.01.2023

Date d'exécution;Libellé;Débit;Crédit;Date valeur;Solde
31.01.2023;Salaire;;5'200.00;31.01.2023;6'354.80
16.01.2023;Achat Coop;45.20;;16.01.2023;1'154.80
",
        truth: "2023-01-31 5200;2023-01-16 -45.20",
    },
    Case {
        name: "viseca_one",
        encoding: "utf-8",
        text: r#""TransactionID","Date","Merchant","Amount","PFMCategoryID","PFMCategoryName"
"T1","2023-01-16T12:01:33","Coop","45.2","cv_groceries","Groceries"
"T2","2023-01-18T12:01:33","SBB","90","cv_transport","Transport"
"T3","2023-01-25T00:00:00","Ihre Zahlung - Danke","-500","cv_payment","Payment"
"#,
        truth: "2023-01-16 -45.20;2023-01-18 -90;2023-01-25 500|ask",
    },
    Case {
        name: "neon_ch",
        encoding: "utf-8",
        text: r#""Date";"Amount";"Original amount";"Original currency";"Exchange rate";"Description";"Subject";"Category";"Tags";"Wise";"Spaces"
"2023-01-31";"5200.00";"";"";"";"ACME AG";"Lohn";"income";"";"no";"no"
"2023-01-18";"-93.42";"-100.00";"USD";"1.07043";"AMAZON";"";"shopping";"";"no";"no"
"2023-01-16";"-45.20";"";"";"";"Coop";"";"food";"";"no";"no"
"#,
        truth: "2023-01-31 5200;2023-01-18 -93.42;2023-01-16 -45.20",
    },
    Case {
        name: "yuh_ch",
        encoding: "utf-8",
        text: r#"DATE;ACTIVITY TYPE;ACTIVITY NAME;DEBIT;DEBIT CURRENCY;CREDIT;CREDIT CURRENCY;CARD NUMBER;LOCALITY;RECIPIENT;SENDER;FEES/COMMISSION;BUY/SELL;QUANTITY;ASSET;PRICE PER UNIT
16/01/2023;CARD_TRANSACTION_OUT;"Coop";-45.20;CHF;;;1234;Zürich;;;;;;;
31/01/2023;PAYMENT_TRANSACTION_IN;"ACME AG";;;5200.00;CHF;;;;ACME;;;;;
"#,
        truth: "2023-01-16 -45.20;2023-01-31 5200",
    },
    Case {
        name: "cornercard_multi",
        encoding: "utf-8",
        text: r#""Date","Description","Card","Currency","Amount","Status"
"16/01/2023","MIGROS","5101","CHF","-45.20","Settled"
"18/01/2023","SBB","5101","CHF","-90.00","Settled"
"25/01/2023","PAYMENT","5101","CHF","500.00","Settled"
"#,
        truth: "2023-01-16 -45.20;2023-01-18 -90;2023-01-25 500",
    },
    Case {
        name: "hello_bank_fr",
        encoding: "windows-1252",
        text: r"Compte de chèques;Compte de chèques;****1234;05/02/2023;;1 154,80
16/01/2023;Alimentation;Hypermarché;FACTURE CARTE CARREFOUR;;-45,20
31/01/2023;Virements reçus;Salaire;VIR SEPA ACME;;2500,00
",
        truth: "2023-01-16 -45.20;2023-01-31 2500",
    },
    Case {
        name: "lcl_noheader_footer",
        encoding: "windows-1252",
        text: r"16/01/2023;-45,20;Carte;;CB CARREFOUR;;;0;Divers
31/01/2023;2500,00;Virement;;VIR ACME;;;0;Divers
03/02/2023;-850,00;Prélèvement;;LOYER;;;0;Divers
05/02/2023;2804,80;;;00001 000000X
",
        truth: "2023-01-16 -45.20;2023-01-31 2500;2023-02-03 -850|ask",
    },
    Case {
        name: "la_banque_postale_2020",
        encoding: "windows-1252",
        text: r"Numéro Compte;1234567X020
Type;CCP
Compte tenu en;euros
Date;05/02/2023
Solde (EUROS);1154,80
Solde (FRANCS);7574,99

Date;Libellé;Montant(EUROS);Montant(FRANCS)
31/01/2023;VIREMENT DE ACME;2500,00;16398,93
16/01/2023;ACHAT CB CARREFOUR 14.01.23;-45,20;-296,49
",
        truth: "2023-01-31 2500;2023-01-16 -45.20|ask",
    },
    Case {
        name: "bred_fr",
        encoding: "utf-8",
        text: r"Date opération;Date valeur;Libellé;Débit euros;Crédit euros
16/01/2023;16/01/2023;CARTE CARREFOUR;-45,20;
31/01/2023;31/01/2023;VIR ACME;;2500,00
",
        truth: "2023-01-16 -45.20;2023-01-31 2500",
    },
    Case {
        name: "cic_fr",
        encoding: "windows-1252",
        text: r"Date d'opération;Date de valeur;Débit;Crédit;Libellé;Solde
16/01/2023;16/01/2023;-45,20;;PAIEMENT CB CARREFOUR;1154,80
31/01/2023;31/01/2023;;2500,00;VIR ACME;3654,80
",
        truth: "2023-01-16 -45.20;2023-01-31 2500",
    },
    Case {
        name: "axa_banque",
        encoding: "utf-8",
        text: r"Date;Montant;Libellé;Type
16/01/2023;-45,20 €;CARREFOUR;Carte
31/01/2023;+2 500,00 €;ACME;Virement
03/02/2023;-850,00 €;LOYER;Prélèvement
",
        truth: "2023-01-16 -45.20;2023-01-31 2500;2023-02-03 -850",
    },
    Case {
        name: "shine_fr",
        encoding: "utf-8",
        text: r"Date de la valeur;Date d'opération;Libellé;Débit;Crédit;Devise;Type de transaction;Catégorie;Taux de TVA;Montant de TVA
16/01/2023;16/01/2023;OVH;45,20;;EUR;Carte;Logiciels;20;7,53
31/01/2023;31/01/2023;CLIENT SA;;2500,00;EUR;Virement;Ventes;20;416,67
",
        truth: "2023-01-16 -45.20;2023-01-31 2500",
    },
    Case {
        name: "fec_france_tab",
        encoding: "utf-8",
        text: r"JournalCode	JournalLib	EcritureNum	EcritureDate	CompteNum	CompteLib	CompAuxNum	CompAuxLib	PieceRef	PieceDate	EcritureLib	Debit	Credit	EcritureLet	DateLet	ValidDate	Montantdevise	Idevise
BQ	Banque	1	20230116	512000	Banque			F1	20230116	OVH	0,00	45,20			20230131		
BQ	Banque	1	20230116	626000	Internet			F1	20230116	OVH	45,20	0,00			20230131		
BQ	Banque	2	20230131	512000	Banque			F2	20230131	CLIENT	2500,00	0,00			20230131		
BQ	Banque	2	20230131	411000	Clients			F2	20230131	CLIENT	0,00	2500,00			20230131		
",
        truth: "ask",
    },
    Case {
        name: "crelan_be",
        encoding: "windows-1252",
        text: r"Datum;Bedrag;Munt;Tegenpartij;Rekening tegenpartij;Type verrichting;Mededeling
16/01/2023;-45,20;EUR;COLRUYT;;Aankoop Bancontact;
31/01/2023;2500,00;EUR;ACME;BE12;Overschrijving;Loon
",
        truth: "2023-01-16 -45.20;2023-01-31 2500",
    },
    Case {
        name: "bnp_fortis_be_old",
        encoding: "utf-8",
        text: r"ANNEE + REFERENCE;DATE DE L'EXECUTION;DATE VALEUR;MONTANT;DEVISE DU COMPTE;CONTREPARTIE DE LA TRANSACTION;DETAIL;NUMERO DE COMPTE
2017-0002;16/01/2017;16/01/2017;-45,20;EUR;COLRUYT;AVEC LA CARTE 1234 14/01/2017;BE123
2017-0001;13/01/2017;13/01/2017;2500,00;EUR;ACME;SALAIRE;BE123
",
        truth: "2017-01-16 -45.20;2017-01-13 2500",
    },
    Case {
        name: "beobank_noaccent",
        encoding: "utf-8",
        text: r"Date Transaction;Date Comptable;Libelle;Montant;Devise
16/01/2023;17/01/2023;COLRUYT;-45,20;EUR
31/01/2023;31/01/2023;PAIEMENT;+500,00;EUR
",
        truth: "2023-01-16 -45.20;2023-01-31 500|2023-01-17 -45.20;2023-01-31 500",
    },
    Case {
        name: "sns_nl_noheader",
        encoding: "utf-8",
        text: r"16-01-2023,NL12SNSB0123456789,NL34RABO0123456789,albert heijn,,,,EUR,1200.00,EUR,-45.20,16-01-2023,16-01-2023,8810,BEA,1234567,,'AH 1234 >AMSTERDAM',001
31-01-2023,NL12SNSB0123456789,NL56ABNA0123456789,acme bv,,,,EUR,1154.80,EUR,2500.00,31-01-2023,31-01-2023,8820,OVB,1234568,,'Salaris',001
03-02-2023,NL12SNSB0123456789,NL56ABNA0123456789,huur,,,,EUR,3654.80,EUR,-850.00,03-02-2023,03-02-2023,8820,OVB,1234569,,'Huur',001
",
        truth: "2023-01-16 -45.20;2023-01-31 2500;2023-02-03 -850",
    },
    Case {
        name: "van_lanschot",
        encoding: "utf-8",
        text: r"Boekdatum;Rekeningnummer;Valuta;Omschrijving;Tegenrekening;Naam tegenpartij;Debet;Credit;Rentedatum
16-01-2023;NL12;EUR;BEA AH;;AH;45,20;;16-01-2023
31-01-2023;NL12;EUR;Salaris;NL34;ACME;;2500,00;31-01-2023
",
        truth: "2023-01-16 -45.20;2023-01-31 2500",
    },
    Case {
        name: "ing_nl_english",
        encoding: "utf-8",
        text: r#""Date";"Name / Description";"Account";"Counterparty";"Code";"Debit/credit";"Amount (EUR)";"Transaction type";"Notifications";"Resulting balance";"Tag"
"20230131";"ACME BV";"NL12";"NL34";"OV";"Credit";"2500,00";"Transfer";"Salary";"3654,80";""
"20230116";"AH 1234";"NL12";"";"BA";"Debit";"45,20";"Payment terminal";"Card";"1154,80";""
"#,
        truth: "2023-01-31 2500;2023-01-16 -45.20",
    },
    Case {
        name: "ing_nl_savings",
        encoding: "utf-8",
        text: r#""Datum";"Omschrijving";"Rekening";"Rekening naam";"Tegenrekening";"Af Bij";"Bedrag";"Valuta";"Mutatiesoort";"Mededelingen";"Saldo na mutatie"
"2023-01-31";"Inleg";"F 123";"Oranje";"NL12";"Bij";"500,00";"EUR";"Inleg";"";"1500,00"
"2023-01-16";"Opname";"F 123";"Oranje";"NL12";"Af";"45,20";"EUR";"Opname";"";"1000,00"
"#,
        truth: "2023-01-31 500;2023-01-16 -45.20",
    },
    Case {
        name: "moneyou_nl",
        encoding: "utf-8",
        text: r"Rekening;Boekdatum;Type;Bedrag;Valuta;Tegenpartij;Saldo voor boeking;Saldo na boeking
NL12;16-01-2023;Opname;-45,20;EUR;NL34;1200,00;1154,80
NL12;31-01-2023;Storting;500,00;EUR;NL34;1154,80;1654,80
",
        truth: "2023-01-16 -45.20;2023-01-31 500",
    },
    Case {
        name: "nykredit_dk",
        encoding: "windows-1252",
        text: r"Bogføringsdato;Rentedato;Tekst;Beløb i DKK;Saldo i DKK;Status
31-01-2023;31-01-2023;Løn;25.000,00;26.154,80;Bogført
16-01-2023;16-01-2023;Netto;-45,20;1.154,80;Bogført
",
        truth: "2023-01-31 25000;2023-01-16 -45.20",
    },
    Case {
        name: "lunar_dk",
        encoding: "utf-8",
        text: r#"Dato,Tekst,Beløb,Balance
2023-01-31,Løn,"25.000,00","26.154,80"
2023-01-16,Netto,"-45,20","1.154,80"
"#,
        truth: "2023-01-31 25000;2023-01-16 -45.20",
    },
    Case {
        name: "jyske_dk",
        encoding: "windows-1252",
        text: r"Dato;Valør;Tekst;Beløb;Saldo;Valuta;Afstemt
16.01.2023;16.01.2023;Dankort-nota Netto;-45,20;1.154,80;DKK;
31.01.2023;31.01.2023;Løn;25.000,00;26.154,80;DKK;
",
        truth: "2023-01-16 -45.20;2023-01-31 25000",
    },
    Case {
        name: "storebrand_no",
        encoding: "utf-8",
        text: r"Bokført dato;Beskrivelse;Beløp;Valuta;Saldo
16.01.2023;REMA 1000;-450,20;NOK;1 154,80
31.01.2023;LØNN;25 000,00;NOK;26 154,80
",
        truth: "2023-01-16 -450.20;2023-01-31 25000",
    },
    Case {
        name: "eika_no_innut",
        encoding: "windows-1252",
        text: r"Dato;Rentedato;Beskrivelse;Inn;Ut;Til konto;Fra konto
16.01.2023;16.01.2023;REMA 1000;;-450,20;;1234
31.01.2023;31.01.2023;LØNN;25000,00;;1234;
",
        truth: "2023-01-16 -450.20;2023-01-31 25000",
    },
    Case {
        name: "bank_norwegian_sv",
        encoding: "utf-8",
        text: r"TransactionDate,Text,Type,Currency Amount,Currency Rate,Currency,Amount,Merchant Area,Merchant Category
2023-01-16,ICA,Köp,-450.20,1,SEK,-450.20,Stockholm,Grocery
2023-01-18,AMAZON US,Köp,-10.00,10.50,USD,-105.00,US,Online
2023-01-31,Inbetalning,Betalning,500.00,1,SEK,500.00,,
",
        truth: "2023-01-16 -450.20;2023-01-18 -105;2023-01-31 500",
    },
    Case {
        name: "seb_2023_se",
        encoding: "utf-8",
        text: r"Bokföringsdatum;Valutadatum;Verifikationsnummer;Text;Belopp;Saldo
2023-01-31;2023-01-31;5490990004;LÖN;25000.000;26154.800
2023-01-16;2023-01-16;5490990005;ICA /23-01-14;-450.200;1154.800
",
        truth: "2023-01-31 25000;2023-01-16 -450.20",
    },
    Case {
        name: "amex_se",
        encoding: "utf-8",
        text: r#"Datum,Beskrivning,Belopp
01/16/2023,ICA,"450,20"
01/18/2023,SJ,"1320,00"
01/25/2023,BETALNING MOTTAGEN TACK,"-1770,20"
"#,
        truth: "2023-01-16 -450.20;2023-01-18 -1320;2023-01-25 1770.20",
    },
    Case {
        name: "nordnet_se_tab",
        encoding: "utf-16",
        text: r"Id	Bokföringsdag	Affärsdag	Likviddag	Depå	Transaktionstyp	Värdepapper	ISIN	Antal	Kurs	Ränta	Total Avgift	Valuta	Belopp	Valuta	Inköpsvärde	Resultat	Totalt antal	Saldo
1	2023-01-16	2023-01-16	2023-01-18	123	INSÄTTNING			0	0	0	0	SEK	5 000	SEK	0	0	0	5 000
2	2023-01-18	2023-01-18	2023-01-20	123	KÖPT	VOLVO B	SE0000115446	10	200,5	0	1	SEK	-2 006	SEK	2 006	0	10	2 994
",
        truth: "2023-01-16 5000;2023-01-18 -2006",
    },
    Case {
        name: "alandsbanken_fi",
        encoding: "utf-8",
        text: r"Bokningsdag;Betalningsdag;Belopp;Mottagare/Betalare;Meddelande;Referens
16.01.2023;16.01.2023;-45,20;K-MARKET;;
31.01.2023;31.01.2023;2500,00;ACME;Lön;
",
        truth: "2023-01-16 -45.20;2023-01-31 2500",
    },
    Case {
        name: "saastopankki_fi",
        encoding: "utf-8",
        text: r"Kirjauspäivä;Maksupäivä;Summa;Tapahtumalaji;Maksaja;Saajan nimi;Saajan tilinumero;Viitenumero;Viesti
16.01.2023;14.01.2023;-45,20;Korttiosto;MEIKÄLÄINEN;K-MARKET;;;
31.01.2023;31.01.2023;+2 500,00;Palkka;ACME;MEIKÄLÄINEN;;;
",
        truth: "2023-01-16 -45.20;2023-01-31 2500|2023-01-14 -45.20;2023-01-31 2500",
    },
    Case {
        name: "citadele_lv",
        encoding: "utf-8",
        text: r"Datums;Maksātājs/Saņēmējs;Apraksts;Debets;Kredīts;Valūta;Atlikums
16.01.2023;RIMI;Pirkums;45.20;;EUR;1154.80
31.01.2023;ACME;Alga;;2500.00;EUR;3654.80
",
        truth: "2023-01-16 -45.20;2023-01-31 2500",
    },
    Case {
        name: "siauliu_lt",
        encoding: "windows-1257",
        text: r"Data;Gavėjas/Mokėtojas;Mokėjimo paskirtis;Debetas;Kreditas;Valiuta
2023-01-16;MAXIMA;Pirkinys;45,20;;EUR
2023-01-31;ACME;Atlyginimas;;2500,00;EUR
",
        truth: "2023-01-16 -45.20;2023-01-31 2500",
    },
    Case {
        name: "luminor_lt_dk",
        encoding: "utf-8",
        text: r"Operacijos tipas;Data;Laikas;Suma;Ekvivalentas;C/D;Orig. suma;Orig. valiuta;Paskirtis;Gavėjas
Pirkinys;2023-01-16;12:01:33;45.20;45.20;D;45.20;EUR;POS;MAXIMA
Pavedimas;2023-01-31;09:00:00;2500.00;2500.00;C;2500.00;EUR;Alga;ACME
",
        truth: "2023-01-16 -45.20;2023-01-31 2500",
    },
    Case {
        name: "ing_pl_old",
        encoding: "windows-1250",
        text: r#""Lista transakcji";;;;"ING Bank Śląski S.A."
"Dokument nr 1_050223";;;;
"Data transakcji";"Data księgowania";"Dane kontrahenta";"Tytuł";"Nr rachunku";"Nazwa banku";"Szczegóły";"Nr transakcji";"Kwota transakcji (waluta rachunku)";"Waluta";"Kwota blokady/zwolnienie blokady";"Waluta";"Kwota płatności w walucie";"Waluta";"Konto";"Saldo po transakcji";"Waluta"
2023-01-31;2023-01-31;"ACME";"Pensja";'123';;"PRZELEW";'2023';2500,00;PLN;;;;;"KONTO";3654,80;PLN
2023-01-16;2023-01-17;"ŻABKA";"Zakup";'';;"TR.KART";'2024';-45,20;PLN;;;;;"KONTO";1154,80;PLN
2023-02-01;;"ORLEN";"Zakup";'';;"";'';;;-50,00;PLN;;;"KONTO";;
"#,
        truth: "2023-01-31 2500;2023-01-16 -45.20",
    },
    Case {
        name: "bos_pl",
        encoding: "utf-8",
        text: r"Data operacji;Data waluty;Opis operacji;Obciążenia;Uznania;Saldo;Waluta
16.01.2023;16.01.2023;ŻABKA;-45,20;;1 154,80;PLN
31.01.2023;31.01.2023;Pensja;;2 500,00;3 654,80;PLN
",
        truth: "2023-01-16 -45.20;2023-01-31 2500",
    },
    Case {
        name: "moneta_cz",
        encoding: "windows-1250",
        text: r#""Číslo účtu";"Částka";"Měna";"Splatnost";"Odesláno";"Zpracováno";"Protiúčet";"Typ transakce";"Popis 1";"Variabilní symbol"
"123/0600";"-450,20";"CZK";"16.01.2023";"16.01.2023";"16.01.2023";"";"Platba kartou";"ALBERT";"1178"
"123/0600";"25000,00";"CZK";"31.01.2023";"31.01.2023";"31.01.2023";"987/0100";"Příchozí";"ACME";""
"#,
        truth: "2023-01-16 -450.20;2023-01-31 25000",
    },
    Case {
        name: "csas_cz",
        encoding: "utf-16",
        text: r"Číslo účtu	Datum zaúčtování	Název protiúčtu	Částka	Měna	Zpráva pro příjemce	Kategorie
123/0800	31.01.2023	ACME	25 000,00	CZK	Mzda	Příjem
123/0800	16.01.2023	ALBERT	-450,20	CZK		Jídlo
",
        truth: "2023-01-31 25000;2023-01-16 -450.20",
    },
    Case {
        name: "tatra_sk_smer",
        encoding: "utf-8",
        text: r"Dátum zaúčtovania;Dátum valuty;Suma;Mena;Typ;Protiúčet;Názov protiúčtu;Popis
16.01.2023;16.01.2023;45,20;EUR;Debet;;LIDL;Nákup
31.01.2023;31.01.2023;2500,00;EUR;Kredit;SK12;ACME;Mzda
",
        truth: "2023-01-16 -45.20;2023-01-31 2500",
    },
    Case {
        name: "erste_hu",
        encoding: "utf-16",
        text: r"Könyvelés dátuma	Tranzakció dátuma és ideje	Partner név	Partner számlaszáma	Összeg	Devizanem	Közlemény
2023.01.16	2023.01.14 12:01:33	TESCO		-4.520	HUF	Vásárlás
2023.01.31	2023.01.31 09:00:00	ACME	123	450.000	HUF	Bér
",
        truth: "2023-01-16 -4520;2023-01-31 450000|ask",
    },
    Case {
        name: "brd_ro",
        encoding: "utf-8",
        text: r"Data tranzactiei;Descriere;Debit;Credit;Sold
16.01.2023;Cumparare LIDL;145,20;;1.054,80
31.01.2023;Incasare salariu;;2.500,00;3.554,80
Total;;145,20;2.500,00;
",
        truth: "2023-01-16 -145.20;2023-01-31 2500",
    },
    Case {
        name: "ubb_bg",
        encoding: "windows-1251",
        text: r"Дата;Основание;Контрагент;Дебит;Кредит;Салдо
16.01.2023;ПОС плащане;ЛИДЛ;45.20;;1154.80
31.01.2023;Заплата;АКМЕ;;2500.00;3654.80
",
        truth: "2023-01-16 -45.20;2023-01-31 2500",
    },
    Case {
        name: "dsk_bg_dtkt",
        encoding: "utf-8",
        text: r"Дата;Сума;ДТ/КТ;Основание;Наредител/Получател
16.01.2023;45,20;ДТ;ПОС;ЛИДЛ
31.01.2023;2500,00;КТ;Заплата;АКМЕ
",
        truth: "2023-01-16 -45.20;2023-01-31 2500",
    },
    Case {
        name: "zaba_hr",
        encoding: "windows-1250",
        text: r"Datum knjiženja;Opis;Isplata;Uplata;Stanje;Valuta
16.01.2023;KONZUM;45,20;;1.154,80;EUR
31.01.2023;PLAĆA;;2.500,00;3.654,80;EUR
",
        truth: "2023-01-16 -45.20;2023-01-31 2500",
    },
    Case {
        name: "skb_si",
        encoding: "utf-8",
        text: r"Datum knjiženja;Datum valute;Namen;Breme;Dobro;Stanje
16.01.2023;16.01.2023;MERCATOR;45,20;;1.154,80
31.01.2023;31.01.2023;PLAČA;;2.500,00;3.654,80
",
        truth: "2023-01-16 -45.20;2023-01-31 2500",
    },
    Case {
        name: "alpha_gr",
        encoding: "windows-1253",
        text: r"Α/Α;Ημ/νία;Αιτιολογία;Ποσό;Πρόσημο ποσού;Υπόλοιπο
1;16/01/2023;ΑΓΟΡΑ ΣΚΛΑΒΕΝΙΤΗΣ;45,20;Χ;1.154,80
2;31/01/2023;ΜΙΣΘΟΔΟΣΙΑ;2.500,00;Π;3.654,80
",
        truth: "2023-01-16 -45.20;2023-01-31 2500",
    },
    Case {
        name: "eurobank_gr",
        encoding: "utf-8",
        text: r"Ημερομηνία;Περιγραφή;Χρέωση;Πίστωση;Υπόλοιπο
16/01/2023;ΣΚΛΑΒΕΝΙΤΗΣ;45,20;;1.154,80
31/01/2023;ΜΙΣΘΟΔΟΣΙΑ;;2.500,00;3.654,80
",
        truth: "2023-01-16 -45.20;2023-01-31 2500",
    },
    Case {
        name: "ziraat_tr",
        encoding: "windows-1254",
        text: r"Müşteri Adı:;AHMET
Hesap No:;123
Dönem:;01.01.2023 - 31.01.2023

Tarih;Fiş No;Açıklama;Tutar;Bakiye
16.01.2023;M1;BİM;-450,20;1.154,80
31.01.2023;M2;MAAŞ;25.000,00;26.154,80
",
        truth: "2023-01-16 -450.20;2023-01-31 25000",
    },
    Case {
        name: "akbank_tr_ba",
        encoding: "utf-8",
        text: r"Tarih;Saat;Tutar;Bakiye;Açıklama;Fiş/Dekont No;B/A
16.01.2023;12:01;450,20;1.154,80;BİM;1;B
31.01.2023;09:00;25.000,00;26.154,80;MAAŞ;2;A
",
        truth: "2023-01-16 -450.20;2023-01-31 25000",
    },
    Case {
        name: "oschad_ua",
        encoding: "windows-1251",
        text: r"Дата;Час;Категорія;Опис;Сума в валюті картки;Валюта картки;Сума в валюті операції;Валюта операції;Залишок
31.01.2023;09:00;Зарахування;Зарплата;25000,00;UAH;25000,00;UAH;26154,80
16.01.2023;12:01;Продукти;АТБ;-450,20;UAH;-450,20;UAH;1154,80
",
        truth: "2023-01-31 25000;2023-01-16 -450.20",
    },
    Case {
        name: "gazprom_ru_prihod",
        encoding: "windows-1251",
        text: r"Дата операции;Описание;Приход;Расход;Валюта
16.01.2023;МАГНИТ;0,00;450,20;RUR
31.01.2023;ЗАРПЛАТА;75000,00;0,00;RUR
Итого;;75000,00;450,20;
",
        truth: "2023-01-16 -450.20;2023-01-31 75000",
    },
    Case {
        name: "raiff_ru_semicolon",
        encoding: "windows-1251",
        text: r"Дата транзакции;Описание;Валюта операции;Сумма в валюте операции;Валюта счета;Сумма в валюте счета
16.01.2023 12:01;МАГНИТ;RUR;-450.20;RUR;-450.20
18.01.2023 12:01;STEAM;USD;-10.00;RUR;-700.00
31.01.2023 09:00;ЗАРПЛАТА;RUR;75 000.00;RUR;75 000.00
",
        truth: "2023-01-16 -450.20;2023-01-18 -700;2023-01-31 75000",
    },
    Case {
        name: "laboral_es",
        encoding: "windows-1252",
        text: r"Fecha operación;Fecha valor;Concepto;Importe;Saldo;Divisa
16/01/2023;16/01/2023;MERCADONA;-45,20;1.154,80;EUR
31/01/2023;31/01/2023;NOMINA;2.500,00;3.654,80;EUR
",
        truth: "2023-01-16 -45.20;2023-01-31 2500",
    },
    Case {
        name: "kutxabank_es",
        encoding: "utf-8",
        text: r"Fecha;Concepto;Fecha valor;Importe;Divisa;Saldo;Divisa
16/01/2023;COMPRA EROSKI;16/01/2023;-45,20;EUR;1.154,80;EUR
31/01/2023;NOMINA;31/01/2023;2.500,00;EUR;3.654,80;EUR
",
        truth: "2023-01-16 -45.20;2023-01-31 2500",
    },
    Case {
        name: "myinvestor_es",
        encoding: "utf-8",
        text: r"Fecha de operación;Fecha de valor;Concepto;Importe;Divisa
31/01/2023;31/01/2023;Nómina;2500;EUR
16/01/2023;16/01/2023;Recibo;-45,2;EUR
",
        truth: "2023-01-31 2500;2023-01-16 -45.20",
    },
    Case {
        name: "montepio_pt",
        encoding: "windows-1252",
        text: r"Conta;123
Data de;01-01-2023
a;31-01-2023

Data mov.;Data-valor;Descrição;Débito;Crédito;Saldo contabilístico
16-01-2023;16-01-2023;PINGO DOCE;45,20;;1.154,80
31-01-2023;31-01-2023;VENCIMENTO;;2.500,00;3.654,80
",
        truth: "2023-01-16 -45.20;2023-01-31 2500",
    },
    Case {
        name: "bpi_pt_tab",
        encoding: "utf-8",
        text: r"Data Movimento	Data Valor	Descrição do Movimento	Valor em EUR	Saldo em EUR
31/01/2023	31/01/2023	VENCIMENTO	2.500,00	3.654,80
16/01/2023	16/01/2023	PINGO DOCE	-45,20	1.154,80
",
        truth: "2023-01-31 2500;2023-01-16 -45.20",
    },
    Case {
        name: "mediolanum_it",
        encoding: "utf-8",
        text: r"Data Contabile;Data Valuta;Descrizione;Entrate;Uscite
16/01/2023;16/01/2023;ESSELUNGA;;-45,20
31/01/2023;31/01/2023;STIPENDIO;2.500,00;
",
        truth: "2023-01-16 -45.20;2023-01-31 2500",
    },
    Case {
        name: "bper_it",
        encoding: "utf-8",
        text: r"Data operazione;Data valuta;Descrizione operazione;Dare;Avere;Divisa
16/01/2023;16/01/2023;ESSELUNGA;45,20;;EUR
31/01/2023;31/01/2023;STIPENDIO;;2.500,00;EUR
",
        truth: "2023-01-16 -45.20;2023-01-31 2500",
    },
    Case {
        name: "hype_it",
        encoding: "utf-8",
        text: r"Data operazione;Data contabile;Tipologia;Nome;Descrizione;Importo ( € )
16/01/2023;17/01/2023;Pagamento;ESSELUNGA;POS;- 45,20
31/01/2023;31/01/2023;Bonifico ricevuto;ACME;Stipendio;+ 2.500,00
",
        truth: "2023-01-16 -45.20;2023-01-31 2500|2023-01-17 -45.20;2023-01-31 2500",
    },
    Case {
        name: "nexi_it",
        encoding: "utf-8",
        text: r"Data;Descrizione;Importo in valuta;Valuta;Importo in euro;Stato
16/01/2023;ESSELUNGA;45,20;EUR;45,20;Contabilizzato
18/01/2023;AMAZON US;10,00;USD;9,20;Contabilizzato
20/01/2023;STORNO ESSELUNGA;-15,20;EUR;-15,20;Contabilizzato
",
        truth: "2023-01-16 -45.20;2023-01-18 -9.20;2023-01-20 15.20|ask",
    },
    Case {
        name: "bov_malta",
        encoding: "utf-8",
        text: r#"Date,Description,Debit,Credit,Balance
16/01/2023,LIDL MALTA,"€45.20",,"€1,154.80"
31/01/2023,SALARY,,"€2,500.00","€3,654.80"
"#,
        truth: "2023-01-16 -45.20;2023-01-31 2500",
    },
    Case {
        name: "boc_cyprus",
        encoding: "utf-8",
        text: r"Posting Date;Description;Debit;Credit;Indicative Balance
31/01/2023;SALARY;;2.500,00;3.654,80
16/01/2023;POS LIDL;45,20;;1.154,80
",
        truth: "2023-01-31 2500;2023-01-16 -45.20",
    },
];
