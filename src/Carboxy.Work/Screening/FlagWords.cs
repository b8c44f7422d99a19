namespace Carboxy.Work.Screening;

/// <summary>Flags of a screening that change no step and yet are to be heeded.</summary>
public static class FlagWords
{
    /// <summary>The words of a flag that no step knows of, or null.</summary>
    public static Text? Beyond(string flag) => flag switch
    {
        "physician_plan" => new("Болезнь: план лечения составляет врач", "A disease: a physician makes the plan"),
        "trials_found_no_benefit" => new("Исследования не нашли пользы для этой цели: скажите об этом до начала", "Trials found no benefit for this aim: say so beforehand"),
        "measured_baseline" => new("До первого сеанса измерьте исходное состояние", "Measure the starting point before the first session"),
        _ => null,
    };
}
