namespace Carboxy.Quantities;

/// <summary>Whole years of a life.</summary>
public static class Age
{
    /// <summary>Who was born on 29 February is a year older on 1 March of a common year, not before.</summary>
    public static int On(DateOnly day, DateOnly born) => day.Year - born.Year - ((day.Month, day.Day).CompareTo((born.Month, born.Day)) < 0 ? 1 : 0);
}
