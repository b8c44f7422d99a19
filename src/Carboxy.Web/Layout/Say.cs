using System.Globalization;
using Carboxy.Quantities;
using Carboxy.Work.Booking;

namespace Carboxy.Web.Layout;

/// <summary>Speaks the visitor's language: words written in place as a pair, dates and numbers in that language's habit.</summary>
public sealed class Say(Language language, TimeZoneInfo zone)
{
    public Language Language { get; } = language;

    /// <summary>"ru" or "en", as in the html element's lang.</summary>
    public string Code { get; } = language == Language.Russian ? "ru" : "en";

    public CultureInfo Culture { get; } = language == Language.Russian ? CultureInfo.GetCultureInfo("ru-RU") : CultureInfo.GetCultureInfo("en-GB");

    public string this[string ru, string en] => Language == Language.Russian ? ru : en;

    public string this[Text text] => text.In(Language);

    public string Text(Text text) => text.In(Language);

    public string? TextOrNull(Text? text) => text?.In(Language);

    /// <summary>"3 сеанса", "3 sessions".</summary>
    public string Count(int n, (string One, string Few, string Many) ru, (string One, string Many) en) =>
        $"{Number(n)} {Word(n, ru, en)}";

    /// <summary>Only the word that goes with the number.</summary>
    public string Word(int n, (string One, string Few, string Many) ru, (string One, string Many) en) => Language == Language.Russian
        ? (Math.Abs(n) % 100, Math.Abs(n) % 10) switch
        {
            (>= 11 and <= 14, _) => ru.Many,
            (_, 1) => ru.One,
            (_, >= 2 and <= 4) => ru.Few,
            _ => ru.Many,
        }
        : n is 1 or -1 ? en.One : en.Many;

    /// <summary>"22 ноября 2026", "22 November 2026": without "г.", which would put two full stops at the end of a sentence.</summary>
    public string Date(DateOnly day) => day.ToString("d MMMM yyyy", Culture);

    /// <summary>"22.11.2026", "22 Nov 2026".</summary>
    public string ShortDate(DateOnly day) => day.ToString(Language == Language.Russian ? "dd.MM.yyyy" : "d MMM yyyy", Culture);

    /// <summary>"вс, 22 ноября", "Sun 22 November".</summary>
    public string DayOfWeek(DateOnly day) => day.ToString(Language == Language.Russian ? "ddd, d MMMM" : "ddd d MMMM", Culture);

    public string Time(TimeOnly time) => time.ToString("HH:mm", Culture);

    /// <summary>A moment by the clinic's clock.</summary>
    public string Moment(DateTimeOffset at)
    {
        var local = Local(at);
        return $"{ShortDate(DateOnly.FromDateTime(local.DateTime))}, {local:HH:mm}";
    }

    public DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, zone);

    /// <summary>The moment at which the clinic's clock shows a minute of a day.</summary>
    public DateTimeOffset InstantOf(DateOnly day, int minute) => new ClinicCalendar(zone).InstantOf(day, minute);

    public DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(Local(at).DateTime);

    public string Number(decimal value, string format = "#,0.###") => value.ToString(format, Culture).Replace('-', '\u2212');

    public string Percent(decimal share) => Language == Language.Russian ? $"{Number(share * 100, "0.#")}\u00a0%" : $"{Number(share * 100, "0.#")}%";

    /// <summary>"25–35" with the unit, by a thin range sign.</summary>
    public string Range(decimal from, decimal to) => from == to ? Number(from) : $"{Number(from)}\u2013{Number(to)}";

    public string Range(NumberRange range) => Range(range.From, range.To);

    public string YesNo(Truth truth) => truth switch
    {
        true => this["да", "yes"],
        false => this["нет", "no"],
        null => this["не известно", "unknown"],
    };

    public string Modality(Modality modality) => modality == Quantities.Modality.Injection
        ? this["инъекционная", "injection"]
        : this["неинвазивная", "non-invasive"];
}
