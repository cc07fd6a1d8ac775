-- SPDX-License-Identifier: Apache-2.0
-- Các danh mục. Trong bảng Excel có thể ghi mã hoặc ghi tên, chữ hoa hay chữ thường đều được.

codes "gender" { { "nam", "Nam" }, { "nu", "Nữ" } }

codes "labour" {
  { "cong_chuc", "Công chức" },
  { "vien_chuc", "Viên chức" },
  { "nld", "Người lao động" },
}

codes "rating" { ordered = true,                      -- xếp từ thấp đến cao
  { "KHTNV", "Không hoàn thành nhiệm vụ" },
  { "HTNV", "Hoàn thành nhiệm vụ" },
  { "HTTNV", "Hoàn thành tốt nhiệm vụ" },
  { "HTXSNV", "Hoàn thành xuất sắc nhiệm vụ" },
}

-- Danh hiệu và hình thức đã được tặng. Danh hiệu thi đua và hình thức khen thưởng là hai việc khác nhau (Luật, Điều 3).
codes "honour" {
  { "LDTT", "Lao động tiên tiến" },
  { "CSTDCS", "Chiến sĩ thi đua cơ sở" },
  { "CSTDT", "Chiến sĩ thi đua cấp tỉnh" },
  { "TTLDTT", "Tập thể lao động tiên tiến" },
  { "TTLDXS", "Tập thể lao động xuất sắc" },
  { "CTDT", "Cờ thi đua của UBND tỉnh" },
  { "GKS", "Giấy khen của Giám đốc Sở" },
  { "BKT", "Bằng khen của Chủ tịch UBND tỉnh" },
}

-- Luật, Điều 8.
codes "reward_type" {
  { "cong_trang", "Công trạng" },
  { "dot_xuat", "Đột xuất" },
  { "phong_trao", "Phong trào thi đua" },
  { "cong_hien", "Quá trình cống hiến" },
  { "nien_han", "Niên hạn" },
  { "doi_ngoai", "Đối ngoại" },
}

-- Phạm vi ảnh hưởng của sáng kiến, đề tài, thành tích: từ hẹp đến rộng.
codes "influence" { ordered = true,
  { "co_so", "Cơ sở" },                               -- xã, cơ quan, tổ chức, đơn vị
  { "linh_vuc", "Lĩnh vực" },                         -- một lĩnh vực thuộc bộ, ngành, tỉnh quản lý
  { "tinh", "Cấp tỉnh" },
  { "toan_quoc", "Toàn quốc" },
}

-- Ai phát động phong trào mà thành tích được bình xét.
codes "launch_level" {
  { "co_so", "Cơ quan, đơn vị phát động" },
  { "tinh", "Tỉnh phát động" },
  { "bo", "Bộ, ngành phát động" },
  { "trung_uong", "Thủ tướng Chính phủ phát động" },
}

-- Điểm của Điều 74 mà đơn vị viện dẫn; "dd" là điểm đ.
codes "clause" {
  { "a", "Điểm a" }, { "b", "Điểm b" }, { "c", "Điểm c" }, { "d", "Điểm d" }, { "dd", "Điểm đ" },
}

-- Luật, Điều 84: hồ sơ danh hiệu có biên bản bình xét thi đua, hồ sơ hình thức có biên bản xét khen thưởng.
codes "paper" {
  { "to_trinh", "Tờ trình" },
  { "bao_cao", "Báo cáo thành tích" },
  { "bien_ban_binh_xet", "Biên bản bình xét thi đua" },
  { "bien_ban_khen_thuong", "Biên bản xét khen thưởng" },
  { "chung_nhan_sang_kien", "Chứng nhận sáng kiến" },
  { "nghiem_thu_de_tai", "Quyết định nghiệm thu đề tài" },
}

codes "award" {
  { "lao_dong_tien_tien", "Lao động tiên tiến" },
  { "chien_si_thi_dua_co_so", "Chiến sĩ thi đua cơ sở" },
  { "chien_si_thi_dua_tinh", "Chiến sĩ thi đua cấp tỉnh" },
  { "tap_the_lao_dong_tien_tien", "Tập thể lao động tiên tiến" },
  { "tap_the_lao_dong_xuat_sac", "Tập thể lao động xuất sắc" },
  { "bang_khen_tinh_ca_nhan", "Bằng khen UBND tỉnh (cá nhân)" },
  { "bang_khen_tinh_tap_the", "Bằng khen UBND tỉnh (tập thể)" },
  { "giay_khen_so_ca_nhan", "Giấy khen Giám đốc Sở (cá nhân)" },
  { "giay_khen_so_tap_the", "Giấy khen Giám đốc Sở (tập thể)" },
}

codes "discipline_form" { ordered = true,             -- từ nhẹ đến nặng
  { "khien_trach", "Khiển trách" },
  { "canh_cao", "Cảnh cáo" },
  { "cach_chuc", "Hạ bậc lương, giáng chức, cách chức" },
  { "buoc_thoi_viec", "Buộc thôi việc, khai trừ" },
}

codes "discipline_side" { { "chinh_quyen", "Chính quyền" }, { "dang", "Đảng" } }

codes "hold_kind" {
  { "xem_xet_ky_luat", "Đang xem xét kỷ luật" },
  { "dieu_tra", "Đang điều tra" },
  { "thanh_tra", "Đang thanh tra, kiểm tra, kiểm toán" },
  { "khieu_nai", "Đang xác minh khiếu nại, tố cáo" },
}

codes "leave_kind" {
  { "thai_san", "Thai sản" },
  { "cuu_nguoi", "Điều trị do bị thương khi chiến đấu, cứu người, cứu tài sản" },
  { "om", "Ốm đau" },
  { "khong_luong", "Không hưởng lương" },
}

codes "study_result" { ordered = true,
  { "yeu", "Yếu" }, { "trung_binh", "Trung bình" }, { "kha", "Khá" }, { "gioi", "Giỏi" }, { "xuat_sac", "Xuất sắc" },
}

-- Những cách hiểu mà văn bản chưa nói rõ; mỗi danh mục dưới đây là các lựa chọn của một tham số.
codes "htxs_base" {
  { "httnv", "Chỉ số người hoàn thành tốt nhiệm vụ" },
  { "httnv_tro_len", "Số người hoàn thành tốt nhiệm vụ trở lên" },
}
codes "vote_base" { { "tong_so", "Tổng số thành viên" }, { "co_mat", "Số thành viên có mặt" } }
codes "bonus_rounding" {
  { "up_10k", "Tròn lên chục nghìn đồng" },
  { "nearest_10k", "Tròn đến chục nghìn gần nhất" },
  { "none", "Không làm tròn" },
}
codes "initiative_reuse" {
  { "free", "Dùng lại được" },
  { "once", "Dùng một lần" },
  { "once_per_award", "Mỗi loại khen thưởng dùng một lần" },
}
