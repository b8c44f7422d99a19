using System.Globalization;

namespace Carboxy.Quantities;

/// <summary>Says days and dates in both languages.</summary>
public static class Days
{
    /// <summary>A number of days: <c>1 день, 2 дня, 5 дней</c>; <c>1 day, 2 days</c>.</summary>
    public static Text Count(int days) => new($"{days} {Russian(days)}", days == 1 ? "1 day" : $"{days} days");

    /// <summary>A date as people write it: <c>09.02.2027</c>; <c>9 Feb 2027</c>.</summary>
    public static Text Show(DateOnly day) => new(
        day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture),
        day.ToString("d MMM yyyy", CultureInfo.InvariantCulture));

    static string Russian(int days) => (Math.Abs(days) % 100, Math.Abs(days) % 10) switch
    {
        ( >= 11 and <= 14, _) => "дней",
        (_, 1) => "день",
        (_, >= 2 and <= 4) => "дня",
        _ => "дней",
    };
}
