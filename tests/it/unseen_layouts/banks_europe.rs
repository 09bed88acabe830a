//! Banks of Europe, further ones.

use super::Case;

#[rustfmt::skip]
pub(super) const CASES: &[Case] = &[
    Case {
        name: "swisscard",
        encoding: "utf-8",
        text: r"Transaction date;Description;Merchant;Card number;Currency;Amount;Foreign Currency;Amount in foreign currency;Debit/Credit;Status;Merchant Category;Registered Category
29.01.2023;MIGROS BERN;Migros;XXXX 1234;CHF;45.20;;;Debit;Posted;Grocery;Groceries
21.01.2023;AMAZON.DE;Amazon;XXXX 1234;CHF;31.10;EUR;30.99;Debit;Posted;Retail;Shopping
18.01.2023;YOUR PAYMENT - THANK YOU;;XXXX 1234;CHF;-1250.00;;;Credit;Posted;;
",
        truth: "2023-01-29 -45.20;2023-01-21 -31.10;2023-01-18 1250",
    },
    Case {
        name: "de_barclays_card",
        encoding: "utf-8",
        text: r"Umsatzübersicht;;;;;;;;
Stand:;31.01.2023;;;;;;;

Referenznummer;Buchungsdatum;Buchungsdatum;Betrag;Beschreibung;Typ;Status;Kartennummer;Originalbetrag
1234567890123;15.01.2023;14.01.2023;-45,20 €;REWE Berlin;Zahlung;Berechnet;************1234;-45,20 €
1234567890124;17.01.2023;17.01.2023;1.200,00 €;Per Lastschrift dankend erhalten;Gutschrift;Berechnet;************1234;1.200,00 €
1234567890125;20.01.2023;19.01.2023;-9,99 €;SPOTIFY;Zahlung;Berechnet;************1234;-9,99 €
",
        truth: "2023-01-15 -45.20;2023-01-17 1200;2023-01-20 -9.99|2023-01-14 -45.20;2023-01-17 1200;2023-01-19 -9.99",
    },
    Case {
        name: "consorsbank",
        encoding: "utf-8",
        text: r"Buchung;Valuta;Sender / Empfänger;IBAN / Konto-Nr.;BIC / BLZ;Buchungstext;Verwendungszweck;Kategorie;Stichwörter;Umsatz geteilt;Betrag in EUR
16.01.2023;16.01.2023;REWE Markt;DE12500105170648489890;INGDDEFF;LASTSCHRIFT;Einkauf 123;Lebensmittel;;Nein;-45,20
14.01.2023;14.01.2023;ACME GmbH;DE02120300000000202051;BYLADEM1;GEHALT;Lohn 01/2023;Gehalt;;Nein;2.500,00
",
        truth: "2023-01-16 -45.20;2023-01-14 2500",
    },
    Case {
        name: "commerzbank",
        encoding: "utf-8",
        text: r"Buchungstag;Wertstellung;Umsatzart;Buchungstext;Betrag;Währung;IBAN Kontoinhaber;Kategorie
18.01.2023;18.01.2023;Lastschrift;REWE SAGT DANKE 12345;-45,20;EUR;DE89370400440532013000;Unkategorisierte Ausgaben
16.01.2023;16.01.2023;Gutschrift;ACME GMBH GEHALT;2500,00;EUR;DE89370400440532013000;Einnahmen
16.01.2023;17.01.2023;Zinsen/Entgelte;KONTOFÜHRUNG;-9,90;EUR;DE89370400440532013000;Gebühren
",
        truth: "2023-01-18 -45.20;2023-01-16 2500;2023-01-16 -9.90",
    },
    Case {
        name: "hypovereinsbank",
        encoding: "utf-16",
        text: r"Kontonummer;Buchungsdatum;Valuta;Empfaenger 1;Empfaenger 2;Verwendungszweck;Betrag;Waehrung
123456789;14.01.2023;16.01.2023;Stadtwerke;;Abschlag 01;-120,00;EUR
123456789;17.01.2023;17.01.2023;ACME GmbH;;Rechnung 4711;1.190,00;EUR
",
        truth: "2023-01-14 -120;2023-01-17 1190",
    },
    Case {
        name: "postbank_old",
        encoding: "windows-1252",
        text: r"Umsatzauskunft
Name:;MAX MUSTERMANN
Kontonummer:;DE12100100100123456789
Kontostand;1.234,56 €

Buchungstag;Wert;Umsatzart;Begünstigter / Auftraggeber;Verwendungszweck;IBAN / Kontonummer;BIC;Kundenreferenz;Mandatsreferenz;Gläubiger ID;Fremde Gebühren;Betrag;Abweichender Empfänger;Anzahl der Aufträge;Anzahl der Schecks;Soll;Haben;Währung
14.1.2023;14.1.2023;SEPA Lastschrift;Telekom;Rechnung;DE1;X;;;;;-39,95;;;;-39,95;;EUR
2.1.2023;2.1.2023;SEPA Überweisung von;ACME;Gehalt;DE2;Y;;;;;2.500,00;;;;;2.500,00;EUR
Kontostand;2.1.2023;;;1.234,56;EUR
",
        truth: "2023-01-14 -39.95;2023-01-02 2500",
    },
    Case {
        name: "gls_new",
        encoding: "utf-8",
        text: r"Bezeichnung Auftragskonto;IBAN Auftragskonto;BIC Auftragskonto;Bankname Auftragskonto;Buchungstag;Valutadatum;Name Zahlungsbeteiligter;IBAN Zahlungsbeteiligter;BIC (SWIFT-Code) Zahlungsbeteiligter;Buchungstext;Verwendungszweck;Betrag;Waehrung;Saldo nach Buchung;Bemerkung;Gekennzeichneter Umsatz;Glaeubiger ID;Mandatsreferenz
Girokonto;DE89430609670012345600;GENODEM1GLS;GLS Bank;03.02.2023;03.02.2023;Bio Markt;DE1;X;Basislastschrift;Einkauf;-23,45;EUR;976,55;;;DE98ZZZ;M1
Girokonto;DE89430609670012345600;GENODEM1GLS;GLS Bank;01.02.2023;01.02.2023;ACME;DE2;Y;Gutschrift;Lohn;1.000,00;EUR;1.000,00;;;;
",
        truth: "2023-02-03 -23.45;2023-02-01 1000",
    },
    Case {
        name: "moneymoney",
        encoding: "utf-8",
        text: r"Datum;Wertstellung;Kategorie;Name;Verwendungszweck;Konto;Bank;Betrag;Währung
14.01.23;14.01.23;Wohnen;Vermieter;Miete Januar;DE1234;GLS;-850,00;EUR
16.01.23;16.01.23;Einkommen;ACME;Gehalt;DE1234;GLS;2.500,00;EUR
",
        truth: "2023-01-14 -850;2023-01-16 2500",
    },
    Case {
        name: "trade_republic",
        encoding: "utf-8",
        text: r"Datum;Typ;Wert;Notiz;ISIN;Anzahl;Gebühren;Steuern
2023-01-14;Einlage;500,00;Überweisung;;;;
2023-01-16;Kauf;-101,00;Sparplan;IE00B4L5Y983;1,25;1,00;
2023-01-20;Zinsen;0,83;;;;;
",
        truth: "2023-01-14 500;2023-01-16 -101;2023-01-20 0.83",
    },
    Case {
        name: "scalable_status",
        encoding: "utf-8",
        text: r"date;time;status;reference;description;assetType;type;isin;shares;price;amount;fee;tax;currency
2024-01-15;10:01:00;Executed;SCAL1;ETF;Security;Savings plan;IE00B4L5Y983;2,5;40,00;-100,00;0,00;0,00;EUR
2024-01-16;11:01:00;Cancelled;SCAL2;ETF;Security;Buy;IE00B4L5Y983;5;41,00;-205,00;0,00;0,00;EUR
2024-01-18;01:00:00;Executed;WWUM;Deposit;Cash;Deposit;;;;250,00;0,00;0,00;EUR
",
        truth: "2024-01-15 -100;2024-01-18 250",
    },
    Case {
        name: "datev_extf",
        encoding: "windows-1252",
        text: r#""EXTF";700;21;"Buchungsstapel";12;20230131120000000;;"RE";"";"";1001;1;20230101;4;20230101;20230131;"Januar"
Umsatz (ohne Soll/Haben-Kz);Soll/Haben-Kennzeichen;WKZ Umsatz;Kurs;Basis-Umsatz;WKZ Basis-Umsatz;Konto;Gegenkonto (ohne BU-Schlüssel);BU-Schlüssel;Belegdatum;Belegfeld 1;Belegfeld 2;Skonto;Buchungstext
119,00;"S";"EUR";;;;1200;8400;;1401;"RE1";;;"Erlös"
59,50;"H";"EUR";;;;1200;4930;;1701;"RE2";;;"Büro"
"#,
        truth: "ask",
    },
    Case {
        name: "aqbanking_fraction",
        encoding: "utf-8",
        text: r#""transactionId";"localBankCode";"localAccountNumber";"remoteName";"date";"valutaDate";"value_value";"value_currency";"purpose"
"1";"37040044";"532013000";"REWE";"2023/01/14";"2023/01/14";"-4520/100";"EUR";"Einkauf"
"2";"37040044";"532013000";"ACME";"2023/01/16";"2023/01/16";"250000/100";"EUR";"Gehalt"
"#,
        truth: "ask",
    },
    Case {
        name: "erste_george",
        encoding: "utf-16",
        text: r"Booking Date;Partner Name;Partner IBAN;BIC/SWIFT;Amount;Currency;Booking details;Booking Reference;Note;Valuation Date
14.01.2023;Billa;AT611904300234573201;GIBAATWW;-45,20;EUR;Einkauf;2011;;16.01.2023
17.01.2023;ACME AG;AT611904300234573202;GIBAATWW;2.500,00;EUR;Gehalt;2012;;17.01.2023
",
        truth: "2023-01-14 -45.20;2023-01-17 2500",
    },
    Case {
        name: "raiffeisen_elba_noheader",
        encoding: "windows-1252",
        text: r#"16.01.2023;"Bezahlung Bankomat BILLA DANKT 0001234 K1 14.01. 17:12";16.01.2023;-45,20;EUR;16.01.2023 07:15:13:123
17.01.2023;"Überweisung ACME Gehalt 1/2023";17.01.2023;2.500,00;EUR;17.01.2023 08:00:00:001
20.01.2023;"Dauerauftrag Miete";20.01.2023;-850,00;EUR;20.01.2023 03:00:00:555
"#,
        truth: "2023-01-16 -45.20;2023-01-17 2500;2023-01-20 -850",
    },
    Case {
        name: "bawag_noheader",
        encoding: "utf-8",
        text: r"AT611904300234573201;Bezahlung Karte                              MC/000001234|POS          1234  K001 14.01. 17:12|BILLA DANKT;16.01.2023;14.01.2023;-45,20;EUR
AT611904300234573201;Gutschrift Überweisung                       VD/000001235|ACME GmbH;18.01.2023;18.01.2023;+2.500,00;EUR
",
        truth: "2023-01-16 -45.20;2023-01-18 2500",
    },
    Case {
        name: "asn_noheader",
        encoding: "utf-8",
        text: r"14-01-2023,NL01ASNB0123456789,NL02INGB0001234567,albert heijn,,,,EUR,1200.00,EUR,-45.20,14-01-2023,14-01-2023,8810,BEA,1234567,,'Betaalautomaat 14-01',1
16-01-2023,NL01ASNB0123456789,NL03ABNA0001234567,acme bv,,,,EUR,1154.80,EUR,2500.00,16-01-2023,16-01-2023,8811,OVB,1234568,,'Salaris',1
20-01-2023,NL01ASNB0123456789,NL04RABO0001234567,verhuur bv,,,,EUR,3654.80,EUR,-850.00,20-01-2023,20-01-2023,8812,IDB,1234569,,'Huur',1
",
        truth: "2023-01-14 -45.20;2023-01-16 2500;2023-01-20 -850",
    },
    Case {
        name: "triodos_noheader",
        encoding: "utf-8",
        text: r#""14-01-2023","NL29TRIO0123456789","45,20","Debet","Albert Heijn","NL02INGB0001234567","BA","Betaalpas","1.154,80"
"16-01-2023","NL29TRIO0123456789","2.500,00","Credit","ACME BV","NL03ABNA0001234567","OV","Salaris","3.654,80"
"#,
        truth: "2023-01-14 -45.20;2023-01-16 2500",
    },
    Case {
        name: "ing_belgium",
        encoding: "utf-8",
        text: r"Numéro de compte;Nom du compte;Compte partie adverse;Numéro de mouvement;Date comptable;Date valeur;Montant;Devise;Libellés;Détails du mouvement;Message
BE68539007547034;DUPONT;BE71096123456769;12;14/01/2023;15/01/2023;-45,20;EUR;Paiement Bancontact;DELHAIZE;
BE68539007547034;DUPONT;BE43068999999501;13;17/01/2023;17/01/2023;2.500,00;EUR;Virement;ACME SALAIRE;
",
        truth: "2023-01-14 -45.20;2023-01-17 2500",
    },
    Case {
        name: "bnp_fortis_refused",
        encoding: "utf-8",
        text: r"Nº de séquence;Date d'exécution;Date valeur;Montant;Devise du compte;Numéro de compte;Type de transaction;Contrepartie;Nom de la contrepartie;Communication;Détails;Statut;Motif du refus
2023-00012;16/01/2023;16/01/2023;-45,60;EUR;BE1;Paiement par carte;BE2;DELHAIZE;;x;Accepté;
2023-00013;17/01/2023;17/01/2023;-200,00;EUR;BE1;Domiciliation;BE3;LUMINUS;;x;Refusé;Provision insuffisante
2023-00014;18/01/2023;18/01/2023;2500,00;EUR;BE1;Virement;BE4;ACME;;x;Accepté;
",
        truth: "2023-01-16 -45.60;2023-01-18 2500",
    },
    Case {
        name: "keytrade",
        encoding: "utf-8",
        text: r"Extrait;Date;Date valeur;Compte;Description;Montant;Devise
1;14.01.2023;14.01.2023;BE64651123456752;DELHAIZE BRUXELLES;-45,20;EUR
2;17.01.2023;17.01.2023;BE64651123456752;ACME SALAIRE;2.500,00;EUR
",
        truth: "2023-01-14 -45.20;2023-01-17 2500",
    },
    Case {
        name: "bnp_paribas_metaline",
        encoding: "windows-1252",
        text: r"Compte de chèques;Compte de chèques;****1234;31/01/2023;;2 345,67
30/01/2023;Prélèvement;;PRLV SEPA EDF;;-89,90
16/01/2023;Paiement par carte;;CB CARREFOUR 14/01/23;;-45,20
02/01/2023;Virement reçu;;VIR ACME SALAIRE;;2 500,00
",
        truth: "2023-01-30 -89.90;2023-01-16 -45.20;2023-01-02 2500",
    },
    Case {
        name: "credit_mutuel",
        encoding: "windows-1252",
        text: r"Date;Date de valeur;Débit;Crédit;Libellé;Solde
16/01/2023;16/01/2023;-45,20;;PAIEMENT CB CARREFOUR;1154,80
18/01/2023;18/01/2023;;2500,00;VIR ACME;3654,80
",
        truth: "2023-01-16 -45.20;2023-01-18 2500",
    },
    Case {
        name: "caisse_epargne_old",
        encoding: "windows-1252",
        text: r"Code de la banque : 12345;Code de l'agence : 00001;Date de début de téléchargement : 01/01/2023;Date de fin de téléchargement : 31/01/2023;
Numéro de compte : 04012345678;Nom du compte : COMPTE CHEQUE;Devise : EUR;

Solde en fin de période;;;;3654,80
Date;Numéro d'opération;Libellé;Débit;Crédit;Détail;
18/01/23;0001;VIR SEPA ACME;;+2500,00;;
16/01/23;0002;CB CARREFOUR;-45,20;;;
Solde en début de période;;;;1200,00
",
        truth: "2023-01-18 2500;2023-01-16 -45.20",
    },
    Case {
        name: "banque_populaire_new",
        encoding: "utf-8",
        text: r"Date de comptabilisation;Libelle simplifie;Libelle operation;Reference;Informations complementaires;Type operation;Categorie;Sous categorie;Debit;Credit;Date operation;Date de valeur;Pointage operation
16/01/2023;CARREFOUR;CB CARREFOUR 16/01;A1;;Carte bancaire;Alimentation;Supermarché;-45,20;;16/01/2023;16/01/2023;0
18/01/2023;ACME;VIR SEPA ACME;A2;;Virement;Revenus;Salaire;;+2 500,00;18/01/2023;18/01/2023;0
",
        truth: "2023-01-16 -45.20;2023-01-18 2500",
    },
    Case {
        name: "fortuneo",
        encoding: "utf-8",
        text: r"Date opération;Date valeur;libellé;Débit;Crédit;
14/01/2023;16/01/2023;CARTE 13/01 CARREFOUR;-45,2;;
17/01/2023;17/01/2023;VIR ACME;;2500;
",
        truth: "2023-01-14 -45.20;2023-01-17 2500",
    },
    Case {
        name: "ing_fr_noheader",
        encoding: "utf-8",
        text: r#"16/01/2023;"CARTE 14/01/2023 CARREFOUR";"-45,20";"EUR"
18/01/2023;"VIREMENT SEPA RECU ACME";"2500,00";"EUR"
"#,
        truth: "2023-01-16 -45.20;2023-01-18 2500",
    },
    Case {
        name: "qonto",
        encoding: "utf-8",
        text: r"Statut;Date de la valeur (UTC);Date de l'opération (UTC);Date de la valeur (local);Date de l'opération (local);Montant total (TTC);Devise;Montant total (TTC) (local);Devise (local);Nom de la contrepartie;Méthode de paiement;Initiateur;Équipe;Référence;Catégorie;Montant total de TVA
Exécuté;17-01-2023 09:12:01;16-01-2023 18:03:11;17-01-2023 10:12:01;16-01-2023 19:03:11;-45,20;EUR;-45,20;EUR;AMAZON;Carte;Jean;;;Fournitures;-7,53
Refusé;;17-01-2023 08:00:00;;17-01-2023 09:00:00;-300,00;EUR;-300,00;EUR;APPLE;Carte;Jean;;;Matériel;-50,00
Exécuté;18-01-2023 09:12:01;18-01-2023 09:12:01;18-01-2023 10:12:01;18-01-2023 10:12:01;1200,00;EUR;1200,00;EUR;CLIENT SA;Virement;;;F12;Ventes;200,00
",
        truth: "2023-01-16 -45.20;2023-01-18 1200",
    },
    Case {
        name: "ing_es",
        encoding: "utf-8",
        text: r"Movimientos de la Cuenta;;;;;;;
Número de cuenta:;1465 0100 99 1234567890;;;;;;
Titular:;GARCIA;;;;;;
F. VALOR;CATEGORÍA;SUBCATEGORÍA;DESCRIPCIÓN;COMENTARIO;IMAGEN;IMPORTE (€);SALDO (€)
18/01/2023;Nómina y otras prestaciones;Nómina o Pensión;Nomina recibida ACME;;No;2.500,00;3.654,80
14/01/2023;Alimentación;Supermercados;Pago en MERCADONA;;No;-45,20;1.154,80
",
        truth: "2023-01-18 2500;2023-01-14 -45.20",
    },
    Case {
        name: "openbank",
        encoding: "utf-8",
        text: r"Fecha Operación;Fecha Valor;Concepto;Importe;Saldo
16/01/2023;16/01/2023;COMPRA EN MERCADONA;-45,20;1.154,80
18/01/2023;18/01/2023;TRANSFERENCIA DE ACME;2.500,00;3.654,80
",
        truth: "2023-01-16 -45.20;2023-01-18 2500",
    },
    Case {
        name: "sabadell_pipe_noheader",
        encoding: "utf-8",
        text: r"16/01/2023|COMPRA TARJ. MERCADONA|16/01/2023|-45.20|1154.80|5402XXXX|MADRID
18/01/2023|NOMINA ACME|18/01/2023|2500.00|3654.80||
20/01/2023|RECIBO LUZ|20/01/2023|-60.00|3594.80||
",
        truth: "2023-01-16 -45.20;2023-01-18 2500;2023-01-20 -60",
    },
    Case {
        name: "abanca",
        encoding: "utf-8",
        text: r"Fecha ctble;Fecha valor;Concepto;Saldo;Moneda;Importe;Moneda;Concepto ampliado
16-01-2023;16-01-2023;COMPRA MERCADONA;1154,80;EUR;-45,20;EUR;
18-01-2023;18-01-2023;NOMINA;3654,80;EUR;2500,00;EUR;
",
        truth: "2023-01-16 -45.20;2023-01-18 2500",
    },
    Case {
        name: "intesa",
        encoding: "utf-8",
        text: r"Data contabile;Data valuta;Descrizione;Accrediti;Addebiti;Descrizione estesa;Mezzo
16.01.2023;14.01.2023;ESSELUNGA;;-45,20;Pagamento POS;Carta
18.01.2023;18.01.2023;STIPENDIO;2.500,00;;Bonifico ACME;Conto
",
        truth: "2023-01-16 -45.20;2023-01-18 2500",
    },
    Case {
        name: "bancoposta",
        encoding: "utf-8",
        text: r"DATA CONTABILE;DATA VALUTA;ADDEBITI (euro);ACCREDITI (euro);DESCRIZIONE OPERAZIONI
;31/12/2022;;1.200,00;SALDO INIZIALE
16/01/2023;16/01/2023;45,20;;PAGAMENTO POSTAMAT ESSELUNGA
18/01/2023;18/01/2023;;2.500,00;BONIFICO ACME
;31/01/2023;;3.654,80;SALDO FINALE
",
        truth: "2023-01-16 -45.20;2023-01-18 2500",
    },
    Case {
        name: "chebanca",
        encoding: "utf-8",
        text: r"Data contabile;Data valuta;Tipologia;Entrate;Uscite;Divisa
16/01/2023;14/01/2023;Pagamento POS ESSELUNGA;;-45,20;EUR
18/01/2023;18/01/2023;Bonifico dall'Italia ACME;2500,00;;EUR
",
        truth: "2023-01-16 -45.20;2023-01-18 2500",
    },
    Case {
        name: "satispay",
        encoding: "utf-8",
        text: r#"id,name,state,kind,date,amount,currency,extra info
a1,Bar Sport,APPROVED,Pagamento a un Negozio,14 gen 2023 08:12:11,"-1,20",EUR,
a2,Ricarica,APPROVED,Dalla Banca,16 gen 2023 03:00:00,"50,00",EUR,
a3,Mario R.,APPROVED,Da una Persona,20 feb 2023 11:00:00,"12,00",EUR,
"#,
        truth: "2023-01-14 -1.20;2023-01-16 50;2023-02-20 12",
    },
    Case {
        name: "activobank",
        encoding: "utf-8",
        text: r"Conta 123456789 - EUR
De 01/01/2023 a 31/01/2023

Data Lanc.;Data Valor;Descrição;Valor;Saldo
16/01/2023;14/01/2023;COMPRA CONTINENTE;-45,20;1 154,80
18/01/2023;18/01/2023;TRF ACME;2 500,00;3 654,80
",
        truth: "2023-01-16 -45.20;2023-01-18 2500",
    },
    Case {
        name: "novobanco",
        encoding: "utf-8",
        text: r"Data Operação;Data Valor;Tipo;Descrição;Débito;Crédito;Saldo Controlo
16-01-2023;16-01-2023;Compra;CONTINENTE;-45,20;;1.154,80
18-01-2023;18-01-2023;Transferência;ACME;;2.500,00;3.654,80
",
        truth: "2023-01-16 -45.20;2023-01-18 2500",
    },
    Case {
        name: "sbanken",
        encoding: "utf-8",
        text: r"Kontonr;9710 12 34567
Periode;01.01.2023 - 31.01.2023

BOKFØRINGSDATO;RENTEDATO;ARKIVREFERANSE;TYPE;TEKST;UT FRA KONTO;INN PÅ KONTO
16.01.2023;14.01.2023;12345678;VARER;14.01 REMA 1000;-45,20;
18.01.2023;18.01.2023;12345679;LØNN;ACME AS;;25 000,00
",
        truth: "2023-01-16 -45.20;2023-01-18 25000",
    },
    Case {
        name: "norwegian_card",
        encoding: "utf-8",
        text: r"TransactionDate;Text;Type;Currency Amount;Currency Rate;Currency;Amount;Merchant Area;Merchant Category;BookDate;ValueDate
2023-01-14;REMA 1000;Kjøp;0;1;NOK;-45.2;OSLO;Grocery;2023-01-16;2023-01-14
2023-01-16;AMAZON;Kjøp;-10;10.5;USD;-105;SEATTLE;Books;2023-01-18;2023-01-16
2023-01-20;Innbetaling;Innbetaling;0;1;NOK;1500;;;2023-01-20;2023-01-20
",
        truth: "2023-01-14 -45.20;2023-01-16 -105;2023-01-20 1500",
    },
    Case {
        name: "avanza",
        encoding: "utf-8",
        text: r"Datum;Konto;Typ av transaktion;Värdepapper/beskrivning;Antal;Kurs;Belopp;Transaktionsvaluta;Courtage;Valutakurs;Instrumentvaluta;ISIN;Resultat
2023-01-14;1234567;Insättning;Överföring;-;-;5000;SEK;-;-;SEK;-;-
2023-01-16;1234567;Köp;Investor B;10;200,5;-2024,5;SEK;19,5;-;SEK;SE0015811963;-
2023-01-20;1234567;Utdelning;Volvo B;5;7;35;SEK;-;-;SEK;SE0000115446;-
",
        truth: "2023-01-14 5000;2023-01-16 -2024.50;2023-01-20 35",
    },
    Case {
        name: "nordea_se_reserved",
        encoding: "utf-8",
        text: r"Bokföringsdag;Belopp;Avsändare;Mottagare;Namn;Rubrik;Saldo;Valuta
Reserverad;-99,00;3300 800101-1234;;;Kortköp SPOTIFY;;SEK
2023/01/16;-45,20;3300 800101-1234;;;Kortköp 230114 ICA;1154,80;SEK
2023/01/14;1200,00;;3300 800101-1234;ACME;Lön;1200,00;SEK
",
        truth: "2023-01-16 -45.20;2023-01-14 1200",
    },
    Case {
        name: "lansforsakringar",
        encoding: "utf-8",
        text: r#""Bokföringsdatum";"Transaktionsdatum";"Transaktionstyp";"Meddelande";"Belopp"
"2023-01-16";"2023-01-14";"Kortköp";"ICA NÄRA";"-45,20"
"2023-01-25";"2023-01-25";"Insättning";"LÖN";"25 000,00"
"#,
        truth: "2023-01-14 -45.20;2023-01-25 25000",
    },
    Case {
        name: "spankki",
        encoding: "utf-8",
        text: r"Kirjauspäivä;Maksupäivä;Summa;Tapahtumalaji;Maksaja;Saajan nimi;Saajan tilinumero;Saajan BIC-tunnus;Viitenumero;Viesti;Arkistointitunnus
16.01.2023;14.01.2023;-45,20;KORTTIOSTO;MEIKÄLÄINEN MATTI;PRISMA;;;-;'OSTOPVM 230114';20230116123
18.01.2023;18.01.2023;+2500,00;PALKKA;ACME OY;MEIKÄLÄINEN MATTI;;;-;'PALKKA';20230118124
",
        truth: "2023-01-16 -45.20;2023-01-18 2500|2023-01-14 -45.20;2023-01-18 2500",
    },
    Case {
        name: "seb_ee",
        encoding: "utf-8",
        text: r#""Kliendi konto";"Dokumendi number";"Kuupäev";"Saaja/maksja konto";"Saaja/maksja nimi";"Saaja panga kood";"Tühi";"Tüüp";"Deebet/Kreedit (D/C)";"Summa";"Viitenumber";"Arhiveerimistunnus";"Selgitus";"Teenustasu";"Valuuta"
"EE891010012345678901";"123";"14.01.2023";"";"RIMI";"";"";"K";"D";"45,20";"";"RO1";"Ost";"0,00";"EUR"
"EE891010012345678901";"124";"16.01.2023";"EE2";"ACME OÜ";"HABAEE2X";"";"M";"C";"2500,00";"";"RO2";"Palk";"0,00";"EUR"
"#,
        truth: "2023-01-14 -45.20;2023-01-16 2500",
    },
    Case {
        name: "seb_lt",
        encoding: "windows-1257",
        text: r#""SĄSKAITOS (LT12 7044 0600 0123 4567) IŠRAŠAS (LAIKOTARPIS: 2023-01-01-2023-01-31)";
DOK NR.;DATA;VALIUTA;SUMA;MOKĖTOJO ARBA GAVĖJO PAVADINIMAS;MOKĖTOJO ARBA GAVĖJO IDENTIFIKACINIS KODAS;SĄSKAITA;KREDITO ĮSTAIGOS PAVADINIMAS;KREDITO ĮSTAIGOS SWIFT KODAS;MOKĖJIMO PASKIRTIS;TRANSAKCIJOS KODAS;DOKUMENTO DATA;TRANSAKCIJOS TIPAS;NUORODA;DEBETAS/KREDITAS;SUMA SĄSKAITOS VALIUTA;SĄSKAITOS NR;SĄSKAITOS VALIUTA
RO1;2023-01-14;EUR;45,20;MAXIMA;;;;;Pirkinys;T1;2023-01-14;MK;;D;45,20;LT127044060001234567;EUR
RO2;2023-01-16;EUR;2500,00;ACME;;;;;Alga;T2;2023-01-16;MK;;C;2500,00;LT127044060001234567;EUR
"#,
        truth: "2023-01-14 -45.20;2023-01-16 2500",
    },
    Case {
        name: "santander_pl_infoline",
        encoding: "utf-8",
        text: r#"2023-02-15,14-02-2023,'12 1090 0000 1234,KOWALSKI JAN,PLN,"1 100,00","3 554,80",3,
14-02-2023,13-02-2023,DOP. MC 5555 PLATNOSC KARTA BIEDRONKA,,,"-45,20","3554,80",1,
10-02-2023,10-02-2023,PENSJA,ACME SP Z O O,44 1140,"2500,00","3600,00",2,
"#,
        truth: "2023-02-14 -45.20;2023-02-10 2500",
    },
    Case {
        name: "millennium_pl",
        encoding: "utf-8",
        text: r#""Numer rachunku/karty","Data transakcji","Data rozliczenia","Rodzaj transakcji","Na konto/Z konta","Odbiorca/Zleceniodawca","Opis","Obciążenia","Uznania","Saldo","Waluta"
"PL12 1160","2023-01-14","2023-01-16","TRANSAKCJA KARTĄ PŁATNICZĄ","","","BIEDRONKA","-45.20","","1154.80","PLN"
"PL12 1160","2023-01-18","2023-01-18","PRZELEW PRZYCHODZĄCY","","ACME","PENSJA","","2500.00","3654.80","PLN"
"#,
        truth: "2023-01-14 -45.20;2023-01-18 2500",
    },
    Case {
        name: "pekao",
        encoding: "utf-8",
        text: r"Data księgowania;Data waluty;Nadawca / Odbiorca;Adres nadawcy / odbiorcy;Rachunek źródłowy;Rachunek docelowy;Tytułem;Kwota operacji;Waluta;Numer referencyjny;Typ operacji;Kategoria
16.01.2023;16.01.2023;BIEDRONKA;WARSZAWA;;;ZAKUP;-45,20;PLN;'C123;TRANSAKCJA KARTĄ;Jedzenie
18.01.2023;18.01.2023;ACME;;'44114;'12116;PENSJA;2 500,00;PLN;'C124;PRZELEW;Wpływy
",
        truth: "2023-01-16 -45.20;2023-01-18 2500",
    },
    Case {
        name: "raiffeisen_cz",
        encoding: "utf-8",
        text: r#""Datum provedení";"Datum zaúčtování";"Číslo účtu";"Název účtu";"Kategorie transakce";"Číslo protiúčtu";"Název protiúčtu";"Typ transakce";"Zpráva";"Poznámka";"VS";"KS";"SS";"Zaúčtovaná částka";"Měna účtu";"Původní částka a měna";"Původní částka a měna";"Poplatek";"Id transakce";"Vlastní poznámka";"Název obchodníka";"Město"
"14.01.2023";"16.01.2023";"123456789/5500";"Běžný";"Platba";"";"";"Kartou";"ALBERT";"";"1178";"";"";"-450,20";"CZK";"-450,20";"CZK";"";"5271";"";"Albert";"Praha"
"18.01.2023";"18.01.2023";"123456789/5500";"Běžný";"Platba";"987/0100";"ACME";"Příchozí";"MZDA";"";"";"";"";"25 000,00";"CZK";"25 000,00";"CZK";"";"5272";"";"";""
"#,
        truth: "2023-01-14 -450.20;2023-01-18 25000",
    },
    Case {
        name: "slsp_kredit_debet",
        encoding: "utf-8",
        text: r"Dátum splatnosti;Názov partnera;IBAN partnera;Suma;Mena;Typ pohybu;Variabilný symbol;Informácia
14.01.2023;LIDL;;45,20;EUR;Debet;;nákup
18.01.2023;ACME;SK31;1 250,00;EUR;Kredit;;mzda
",
        truth: "2023-01-14 -45.20;2023-01-18 1250",
    },
    Case {
        name: "hungarian_dotted_year",
        encoding: "windows-1250",
        text: r"Könyvelés dátuma;Értéknap;Megnevezés;Összeg;Devizanem;Egyenleg
2023.01.14.;2023.01.14.;SPAR vásárlás;-4 520;HUF;95 480
2023.01.18.;2023.01.18.;Munkabér;250 000;HUF;345 480
",
        truth: "2023-01-14 -4520;2023-01-18 250000",
    },
    Case {
        name: "banca_transilvania",
        encoding: "utf-8",
        text: r#"Extras de cont
IBAN: RO49BTRL0000000012345678
Perioada: 01-01-2023 - 31-01-2023
Data tranzactie,Data valuta,Descriere,Referinta tranzactiei,Debit,Credit,Sold contabil
2023-01-14,2023-01-14,Plata la POS LIDL,123ABC,-145.20,,"1,054.80"
2023-01-18,2023-01-18,Incasare OP ACME,124ABC,,"2,500.00","3,554.80"
"#,
        truth: "2023-01-14 -145.20;2023-01-18 2500",
    },
    Case {
        name: "nlb_si",
        encoding: "utf-8",
        text: r"Datum knjiženja;Datum valute;Namen;Breme;Dobro;Stanje
14.01.2023;14.01.2023;MERCATOR;45,20;;1.154,80
18.01.2023;18.01.2023;PLAČA ACME;;2.500,00;3.654,80
",
        truth: "2023-01-14 -45.20;2023-01-18 2500",
    },
    Case {
        name: "serbian_bank",
        encoding: "utf-8",
        text: r"Datum;Opis;Zaduženje;Odobrenje;Stanje
14.01.2023;MAXI BEOGRAD;4.520,00;;95.480,00
18.01.2023;ZARADA ACME;;120.000,00;215.480,00
",
        truth: "2023-01-14 -4520;2023-01-18 120000",
    },
    Case {
        name: "erste_hr",
        encoding: "utf-8",
        text: r"Datum valute;Datum izvršenja;Opis plaćanja;Isplata;Uplata;Stanje
14.01.2023;14.01.2023;KONZUM;45,20;;1.154,80
18.01.2023;18.01.2023;PLAĆA;;2.500,00;3.654,80
",
        truth: "2023-01-14 -45.20;2023-01-18 2500",
    },
    Case {
        name: "piraeus_sign_words",
        encoding: "utf-8",
        text: r"Ημερομηνία;Περιγραφή;Ποσό;Πρόσημο;Υπόλοιπο
14/01/2023;ΣΚΛΑΒΕΝΙΤΗΣ;45,20;Χ;1.154,80
18/01/2023;ΜΙΣΘΟΔΟΣΙΑ;2.500,00;Π;3.654,80
",
        truth: "2023-01-14 -45.20;2023-01-18 2500|ask",
    },
    Case {
        name: "yapikredi",
        encoding: "utf-8",
        text: r"Tarih;Saat;İşlem;Kanal;Referans No;Açıklama;İşlem Tutarı;Bakiye
14/01/2023;12:01:33;POS;Mağaza;123;MIGROS;-450,20;1.549,80
18/01/2023;09:00:00;EFT;İnternet;124;ACME MAAŞ;25.000,00;26.549,80
",
        truth: "2023-01-14 -450.20;2023-01-18 25000",
    },
    Case {
        name: "borc_alacak",
        encoding: "utf-8",
        text: r"Tarih;Açıklama;Borç;Alacak;Bakiye
14.01.2023;Elektrik faturası;450,20;;1.549,80
18.01.2023;Müşteri tahsilatı;;25.000,00;26.549,80
",
        truth: "2023-01-14 -450.20;2023-01-18 25000",
    },
    Case {
        name: "alfabank_ru",
        encoding: "windows-1251",
        text: r"Тип счёта;Номер счета;Валюта;Дата операции;Референс проводки;Описание операции;Приход;Расход;
Текущий счёт;40817810000000000001;RUR;14.01.23;CRD_1;ПЯТЕРОЧКА;0;450,20;
Текущий счёт;40817810000000000001;RUR;18.01.23;C01;ЗАРПЛАТА;75000,00;0;
",
        truth: "2023-01-14 -450.20;2023-01-18 75000",
    },
    Case {
        name: "leumi_il",
        encoding: "utf-8",
        text: r#"תאריך,תאריך ערך,תיאור,אסמכתא,בחובה,בזכות,"היתרה בש""ח"
14/01/2023,14/01/2023,שופרסל,1234,145.20,,"1,054.80"
18/01/2023,18/01/2023,משכורת,5678,,"12,500.00","13,554.80"
"#,
        truth: "2023-01-14 -145.20;2023-01-18 12500",
    },
    Case {
        name: "tsb_uk",
        encoding: "utf-8",
        text: r"Date,Type,Sort Code,Account Number,Description,In,Out,Balance
18/01/2023,BGC,'77-12-34,12345678,ACME SALARY,2500.00,,3654.80
16/01/2023,DEB,'77-12-34,12345678,TESCO,,45.20,1154.80
",
        truth: "2023-01-18 2500;2023-01-16 -45.20",
    },
    Case {
        name: "metro_uk",
        encoding: "utf-8",
        text: r"Date,Details,Transaction Type,In,Out,Balance
16/01/2023,TESCO STORES,Card Purchase,0.00,45.20,1154.80
18/01/2023,ACME LTD,Faster Payment,2500.00,0.00,3654.80
",
        truth: "2023-01-16 -45.20;2023-01-18 2500",
    },
    Case {
        name: "barclaycard_noheader",
        encoding: "utf-8",
        text: r#"14 Jan 23 , TESCO STORES 1234 ,Visa,MR J SMITH,Groceries,,45.20
16 Jan 23 , AMAZON UK ,Visa,MR J SMITH,Shopping,,19.99
20 Jan 23 ," Payment, Thank You ",Visa,MR J SMITH,,-250.00,
"#,
        truth: "2023-01-14 -45.20;2023-01-16 -19.99;2023-01-20 250|ask",
    },
    Case {
        name: "tesco_card",
        encoding: "utf-8",
        text: r"Transaction Date,Posting Date,Billing Amount,Merchant,Merchant City,Merchant State,Merchant Postcode,Reference Number,Debit/Credit Flag,SICMCC Code
14/01/2023,16/01/2023,£45.20,TESCO,LONDON,,E1,123,D,5411
18/01/2023,18/01/2023,£250.00,DIRECT DEBIT PAYMENT,,,,124,C,0
",
        truth: "2023-01-14 -45.20;2023-01-18 250",
    },
    Case {
        name: "mbna",
        encoding: "utf-8",
        text: r"Date,Date entered,Reference,Description,Amount,
14/01/2023,16/01/2023,12345678,TESCO STORES,45.20,
16/01/2023,17/01/2023,12345679,AMAZON,19.99,
20/01/2023,20/01/2023,12345680,PAYMENT RECEIVED - THANK YOU,-250.00,
",
        truth: "2023-01-14 -45.20;2023-01-16 -19.99;2023-01-20 250",
    },
    Case {
        name: "marcus",
        encoding: "utf-8",
        text: r"TransactionDate,Description,Value,AccountBalance,AccountName,AccountNumber
20230131,Interest earned,12.34,5012.34,Savings,12345678
20230114,Deposit,5000.00,5000.00,Savings,12345678
",
        truth: "2023-01-31 12.34;2023-01-14 5000",
    },
    Case {
        name: "curve",
        encoding: "utf-8",
        text: r"Date (YYYY-MM-DD as UTC),Merchant,Txn Amount (Funding Card),Txn Currency (Funding Card),Txn Amount (Foreign Spend),Txn Currency (Foreign Spend),Card Name,Card Last 4 Digits,Type,Category,Notes
2023-01-14,Tesco,45.20,GBP,,,Amex,1234,Business,Groceries,
2023-01-16,Cafe Paris,8.80,GBP,10.00,EUR,Amex,1234,Personal,Eating out,
",
        truth: "2023-01-14 -45.20;2023-01-16 -8.80|ask",
    },
    Case {
        name: "freeagent_noheader",
        encoding: "utf-8",
        text: r"14/01/2023,-45.20,TESCO STORES
18/01/2023,2500.00,ACME LTD
20/01/2023,-850.00,RENT
",
        truth: "2023-01-14 -45.20;2023-01-18 2500;2023-01-20 -850",
    },
    Case {
        name: "permanent_tsb",
        encoding: "utf-8",
        text: r"Open24 Statement
Account,Current Account - 1234
 Date,Description,Money In (€),Money Out (€),Balance (€)
18 Jan 2023,CT ACME PAYROLL,2500.00,,3654.80
16 Jan 2023,POS TESCO,,-45.20,1154.80
",
        truth: "2023-01-18 2500;2023-01-16 -45.20",
    },
    Case {
        name: "icelandic_months",
        encoding: "utf-8",
        text: r"Dagsetning;Skýring;Upphæð;Staða
14. jan. 2023;Bónus;-4.520;95.480
18. feb. 2023;Laun;450.000;545.480
3. des. 2023;Leiga;-200.000;345.480
",
        truth: "2023-01-14 -4520;2023-02-18 450000;2023-12-03 -200000",
    },
];
