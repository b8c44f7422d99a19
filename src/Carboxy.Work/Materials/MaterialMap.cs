using Carboxy.Work.Booking;
using Carboxy.Work.Database;
using Carboxy.Work.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Carboxy.Work.Materials;

static class MaterialMap
{
    public static void Map(ModelBuilder model)
    {
        model.InClinic<ProductRow>("product", nameof(ProductRow.Id)).Property(p => p.Version).IsConcurrencyToken();
        model.InClinic<ProductVersion>("product_version", nameof(ProductVersion.ProductId), nameof(ProductVersion.Version)).Of<ProductVersion, ProductRow>(nameof(ProductVersion.ProductId));
        model.InClinic<LotRow>("lot", nameof(LotRow.Id)).Of<LotRow, ProductRow>(nameof(LotRow.ProductId));
        model.InClinic<LotMark>("lot_mark", nameof(LotMark.LotId), nameof(LotMark.Number)).Of<LotMark, LotRow>(nameof(LotMark.LotId));
        var movement = model.InClinic<StockMovement>("stock_movement", nameof(StockMovement.Id)).Of<StockMovement, LotRow>(nameof(StockMovement.LotId)).Of<StockMovement, SessionRow>(nameof(StockMovement.SessionId));
        movement.Ignore(m => m.Amount);
        model.InClinic<MaterialUse>("material_use", nameof(MaterialUse.SessionId), nameof(MaterialUse.Place), nameof(MaterialUse.BatchKey)).IsClinical(nameof(MaterialUse.PatientId))
            .Of<MaterialUse, SessionRow>(nameof(MaterialUse.SessionId)).Of<MaterialUse, LotRow>(nameof(MaterialUse.LotId)).Of<MaterialUse, ResourceRow>(nameof(MaterialUse.DeviceId));

        model.InClinic<DeviceRow>("device", nameof(DeviceRow.ResourceId)).Of<DeviceRow, ResourceRow>(nameof(DeviceRow.ResourceId)).Property(d => d.Version).IsConcurrencyToken();
        model.InClinic<DeviceVersion>("device_version", nameof(DeviceVersion.ResourceId), nameof(DeviceVersion.Version)).Of<DeviceVersion, DeviceRow>(nameof(DeviceVersion.ResourceId));
        model.InClinic<DevicePartRow>("device_part", nameof(DevicePartRow.ResourceId), nameof(DevicePartRow.Number)).Of<DevicePartRow, DeviceRow>(nameof(DevicePartRow.ResourceId));
        model.InClinic<CylinderRow>("cylinder", nameof(CylinderRow.Id)).Of<CylinderRow, LotRow>(nameof(CylinderRow.LotId));
        model.InClinic<CylinderReadingRow>("cylinder_reading", nameof(CylinderReadingRow.CylinderId), nameof(CylinderReadingRow.Number))
            .Of<CylinderReadingRow, CylinderRow>(nameof(CylinderReadingRow.CylinderId)).Of<CylinderReadingRow, ResourceRow>(nameof(CylinderReadingRow.DeviceId));
    }
}
