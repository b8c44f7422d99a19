using System.Globalization;

namespace Carboxy.Work.Messages;

/// <summary>Days and times as a message says them.</summary>
static class VisitWords
{
    static readonly CultureInfo Russian = CultureInfo.GetCultureInfo("ru-RU"), English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>"среду, 11 марта" would need a case that formats do not know, so the short day stands: "ср, 11 марта".</summary>
    public static string Day(Language language, DateOnly day) => language == Language.Russian ? day.ToString("ddd, d MMMM", Russian) : day.ToString("ddd d MMMM", English);

    public static string Date(Language language, DateOnly day) => language == Language.Russian ? day.ToString("d MMMM yyyy", Russian) : day.ToString("d MMMM yyyy", English);

    public static string Time(int minute) => string.Create(CultureInfo.InvariantCulture, $"{minute / 60:00}:{minute % 60:00}");

    public static string Visit(Language language, DateOnly day, int minute) => $"{Day(language, day)}, {Time(minute)}";

    /// <summary>One visit a line.</summary>
    public static string List(IEnumerable<string> lines) => string.Join('\n', lines.Select(line => $"• {line}"));
}
