using Carboxy.Quantities;

namespace Carboxy.Knowledge;

/// <summary>How strong the published work is, said so that a patient understands it (FACTS 3.1).</summary>
public static class EvidenceWords
{
    public static Text Plain(EvidenceLevel level) => level switch
    {
        EvidenceLevel.Randomised => new("есть исследование, в котором пациентов распределяли по группам случайно", "there is a study in which patients were assigned to groups by lot"),
        EvidenceLevel.Controlled => new("есть сравнение с другим лечением или с нелеченой стороной, но без случайного распределения", "there is a comparison with another treatment or with an untreated side, but not by lot"),
        EvidenceLevel.Series => new("есть только наблюдения за одной группой пациентов, без сравнения", "there are only observations of one group of patients, without a comparison"),
        EvidenceLevel.Case => new("описаны лишь отдельные случаи", "only single cases were described"),
        EvidenceLevel.RandomisedNoBenefit => new("исследования со случайным распределением пользы не нашли", "studies with assignment by lot found no benefit"),
        _ => new("это только утверждение: исследований этой цели не опубликовано", "this is a claim only: no study of this aim was published"),
    };

    /// <summary>The name of a level in a word or two.</summary>
    public static Text Name(EvidenceLevel level) => level switch
    {
        EvidenceLevel.Randomised => new("Рандомизированное исследование", "Randomised trial"),
        EvidenceLevel.Controlled => new("Сравнительное исследование", "Controlled study"),
        EvidenceLevel.Series => new("Серия наблюдений", "Case series"),
        EvidenceLevel.Case => new("Отдельный случай", "Single case"),
        EvidenceLevel.RandomisedNoBenefit => new("Исследование не нашло пользы", "Trial found no benefit"),
        _ => new("Только утверждение", "Claim only"),
    };
}
