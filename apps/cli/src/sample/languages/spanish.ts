import type { LanguagePack } from './language-pack.ts';

export const spanish: LanguagePack = {
  language: 'es',
  subjects: {
    food: ['Desayuno', 'Café', 'PanCasero', 'Tortilla'],
    sport: ['Ciclismo', 'Escalada', 'CorrerPorLaMañana', 'Natación'],
    games: ['JuegosDeMesa', 'Ajedrez', 'JuegosIndie'],
    nature: ['Atardecer', 'Senderismo', 'MiHuerto'],
    music: ['SuenaAhora', 'Guitarra', 'MúsicaEnVivo'],
    home: ['GatosEnCasa', 'Plantas', 'TejerEnCasa'],
    work: ['Programación', 'Diseño', 'Teletrabajo'],
    travel: ['Paseos', 'TrenNocturno'],
    books: ['LeyendoAhora', 'Poesía'],
  },
  phrases: {
    food: ['Qué bien huele la cocina hoy {tag}', 'Receta de la abuela, no falla {tag}', 'Sin {tag} no soy persona'],
    sport: ['Cansado pero feliz {tag}', '¿Quién se apunta mañana? {tag}', 'Hoy tocaba {tag} y no me arrepiento'],
    games: ['Una partida más y a dormir {tag}', 'Tarde de {tag} con amigos', 'Por fin gané a mi hermana {tag} 😄'],
    nature: ['Vaya luz esta tarde {tag}', 'Diez minutos de aire y todo mejora {tag}', 'Primeros tomates del año {tag} 🍅'],
    music: ['Esta canción no sale de mi cabeza {tag}', 'Ensayo y más ensayo {tag}', '{tag} para empezar el día 🎶'],
    home: ['Se ha dormido encima del teclado {tag}', 'Domingo tranquilo de {tag}', 'Hoja nueva, qué ilusión {tag}'],
    work: ['Hoy he borrado más de lo que he escrito {tag}', 'Mañana tranquila para pensar {tag}', 'Lo que aprendí esta semana de {tag}'],
    travel: ['Perdí el autobús y encontré una calle preciosa {tag}', 'Mochila lista {tag}', 'Asiento de ventana siempre {tag}'],
    books: ['No me esperaba ese capítulo {tag}', '¿Qué leo ahora? {tag}', 'Lluvia, manta y {tag}'],
  },
  places: {
    MX: ['Puebla', 'Oaxaca', 'Mérida', 'Morelia', 'Toluca', 'Xalapa', 'Colima', 'Durango'],
    ES: ['Sevilla', 'Granada', 'Bilbao', 'Gijón', 'Cádiz', 'Logroño', 'Soria', 'Teruel'],
    AR: ['Rosario', 'Mendoza', 'Salta', 'Tandil', 'Neuquén', 'Ushuaia'],
    US: ['ElPaso', 'Tucson', 'SantaFe'],
  },
  events: [
    { tag: 'FeriaDelLibro{place}', phrases: ['Cola para la firma en {tag}', 'Tres bolsas de libros {tag}', 'Qué ambiente en {tag} 📚'] },
    {
      tag: 'Clásico{place}',
      begins: [15, 22],
      phrases: ['¡Golazo! {tag} ⚽', 'Empate a dos y quedan diez minutos {tag}', 'No me siento hasta el final {tag}'],
    },
    {
      tag: 'NocheDeLuces{place}',
      begins: [18, 23],
      phrases: ['Toda la plaza iluminada {tag}', 'Precioso el centro esta noche {tag} ✨', 'Venid, vale la pena {tag}'],
    },
    {
      tag: 'Carrera{place}',
      begins: [8, 13],
      phrases: ['Animando desde el puente {tag}', '¡Mi prima acaba de llegar a meta! {tag}', 'Qué ambiente en la salida {tag}'],
    },
    {
      tag: 'Sabores{place}',
      phrases: ['El puesto de empanadas es el mejor {tag}', 'He repetido tres veces {tag}', 'Huele toda la calle a gloria {tag}'],
    },
    {
      tag: 'LluviaDeEstrellas{place}',
      begins: [21, 24],
      phrases: ['¡Van siete en diez minutos! {tag} 🌠', 'Cielo despejado por fin {tag}', 'Manta y mirar arriba {tag}'],
    },
  ],
  remarks: [
    'No me esperaba ese final {tag}',
    'Todo el mundo habla de {tag} y con razón',
    'Sin spoilers, por favor {tag}',
    'La música de {tag} es increíble 🔥',
  ],
};
