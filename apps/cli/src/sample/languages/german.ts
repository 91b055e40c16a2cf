import type { LanguagePack } from './language-pack.ts';

export const german: LanguagePack = {
  language: 'de',
  subjects: {
    food: ['Frühstück', 'Kaffeezeit', 'Sauerteig', 'Suppentag'],
    sport: ['Laufrunde', 'Radtour', 'Klettern'],
    games: ['Spieleabend', 'Schach', 'IndieSpiele'],
    nature: ['Gartenzeit', 'Waldspaziergang', 'Sonnenuntergang'],
    music: ['Schallplatte', 'Chorprobe', 'Konzertabend'],
    home: ['Balkongarten', 'Stricken', 'KatzeZuhause'],
    work: ['Feierabend', 'Programmieren', 'Werkstatt'],
    travel: ['Nachtzug', 'Wanderwochenende'],
    books: ['Lesezeit', 'Lieblingsbuch'],
  },
  phrases: {
    food: ['Die Küche duftet {tag}', 'Omas Rezept klappt immer {tag}', 'Ohne {tag} geht hier nichts'],
    sport: ['Müde, aber glücklich {tag}', 'Wer kommt morgen mit? {tag}', 'Neue Bestzeit heute! {tag}'],
    games: ['Nur noch eine Runde {tag}', '{tag} mit Freunden bis spät in die Nacht', 'Endlich gegen meine Schwester gewonnen {tag}'],
    nature: ['Was für ein Licht heute Abend {tag}', 'Zehn Minuten draußen helfen immer {tag} 🌿', 'Die ersten Radieschen sind da {tag}'],
    music: ['Das Lied geht mir nicht aus dem Kopf {tag}', 'Alte Platte vom Flohmarkt {tag} 🎶', 'Eine Stunde vier Takte geübt {tag}'],
    home: ['Sie liegt wieder auf der Tastatur {tag}', 'Sonntag ist {tag}', 'Ein neues Blatt! {tag}'],
    work: ['Mehr gelöscht als geschrieben {tag}', 'Ein ruhiger Vormittag zum Denken {tag}', 'Was ich diese Woche gelernt habe: {tag}'],
    travel: ['Bus verpasst, schöne Gasse gefunden {tag}', 'Rucksack ist gepackt {tag}', 'Fensterplatz und Thermoskanne {tag}'],
    books: ['Dieses Kapitel! {tag}', 'Was lese ich als Nächstes? {tag}', 'Regen, Decke, {tag} 📚'],
  },
  places: { DE: ['Leipzig', 'Freiburg', 'Kiel', 'Jena', 'Münster', 'Bamberg', 'Rostock', 'Ulm', 'Görlitz', 'Kassel'] },
  events: [
    { tag: 'Buchmarkt{place}', phrases: ['Drei Taschen voll {tag}', 'Schlange bis zur Brücke {tag}', 'Halle zwei ist die schönste {tag}'] },
    {
      tag: 'Lichterfest{place}',
      begins: [17, 22],
      phrases: ['Die ganze Altstadt leuchtet {tag} ✨', 'Kommt vorbei, es lohnt sich {tag}', 'So voll war der Markt noch nie {tag}'],
    },
    {
      tag: 'Stadtlauf{place}',
      begins: [8, 13],
      phrases: ['Anfeuern an der Brücke {tag}', 'Mein Bruder ist im Ziel! {tag} 🏅', 'Tolle Stimmung am Start {tag}'],
    },
    {
      tag: 'Flohmarkt{place}',
      phrases: ['Eine Lampe für drei Euro gefunden {tag}', 'Der halbe Stadtteil ist hier {tag}', 'Kaffee, Sonne, alte Bücher {tag}'],
    },
    {
      tag: 'Derby{place}',
      begins: [14, 21],
      phrases: ['Was für eine Parade! {tag} ⚽', 'Zwei zu zwei, noch zehn Minuten {tag}', 'Keiner sitzt mehr {tag}'],
    },
  ],
  remarks: [
    'Mit dem Ende habe ich nicht gerechnet {tag}',
    'Alle reden über {tag}, zu Recht',
    'Bitte nichts verraten! {tag}',
    'Allein die Musik {tag} 🔥',
  ],
};
